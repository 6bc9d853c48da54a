"""People, groups, accounts and requests for access."""
