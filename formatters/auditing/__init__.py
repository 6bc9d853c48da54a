"""The audit and the query log, as pages and as lines of a file."""
