"""The audit and the query log, for administrators."""
