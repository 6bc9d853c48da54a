"""What was done and what was asked, written down and read again."""
