"""The connections to Oracle behind the port of ``queries.oracle``."""
