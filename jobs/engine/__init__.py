"""The engine: whatever runs by the clock or on request runs here, once, and is seen to run."""
