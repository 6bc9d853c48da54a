"""Customers, their bills and their payments."""
