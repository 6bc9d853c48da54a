"""The logs of jobs: which lines somebody seeks, what they may hold, what they say as a whole."""
