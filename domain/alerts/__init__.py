"""Alerts: what is to be told, to whom, when, and what became of it."""
