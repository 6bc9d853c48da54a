"""The billing batches: how far each run is, and whether it is stuck."""
