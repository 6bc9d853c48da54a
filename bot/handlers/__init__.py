"""One file a subject, each with ``setup(router)``."""
