"""Alerts: raised, told, taken, over; and the way of each message to where it belongs."""
