"""Running batches: pages, reasons, pictures."""
