"""Tables written to files by a process of their own, some rows at a time."""
