"""What is kept of the billing system in bulk: balances, the bill stop, gates, ages."""
