"""The caches, for staff: NOCS balances and the bill stop."""
