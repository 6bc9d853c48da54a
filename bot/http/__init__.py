"""The HTTP face: health, metrics, and what programs read with a token."""
