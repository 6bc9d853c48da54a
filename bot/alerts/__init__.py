"""Alerts in the chat: taken, silenced, looked at; who is told of what."""
