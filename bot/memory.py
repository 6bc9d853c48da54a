"""The garbage collector, set for a process that lives long and makes much that dies young."""

import gc

#: An update makes thousands of objects that reference counting ends by itself; looking through
#: them as often as Python does by default takes a third of the processor.
_OBJECTS_BETWEEN_LOOKS = 20_000


def settle() -> None:
    """Call it when everything is in its place: what is there now is not looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, 20, 20)
