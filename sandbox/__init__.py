"""Everything the service talks to, on one machine: for the demo, for tests, for measuring."""
