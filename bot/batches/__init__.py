"""Running batches, as people see them."""
