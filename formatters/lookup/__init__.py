"""A customer: pages, the usage chart, the statement."""
