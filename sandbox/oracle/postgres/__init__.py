"""PostgreSQL behind the listener: connections, values, errors."""
