"""What is written down about who did what, and whether it is whole."""
