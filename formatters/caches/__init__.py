"""NOCS balances and the bill stop: pages, a picture, tables for files."""
