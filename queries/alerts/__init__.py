"""Alerts in the desk's own database: what fires, who is told, what became of each message."""
