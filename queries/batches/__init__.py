"""Batches: as the billing system has them, and what the watch has seen of them."""
