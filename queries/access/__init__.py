"""Who may do what: people, groups, requests, accounts, tokens."""
