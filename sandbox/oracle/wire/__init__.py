"""Oracle's network protocol: packets, values and messages, without any I/O."""
