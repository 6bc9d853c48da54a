"""Jobs and their runs: states, parameters, limits, what waits for what."""
