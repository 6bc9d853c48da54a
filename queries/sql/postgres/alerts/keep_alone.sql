-- One process at a time looks after the alerts; the others pass.
SELECT pg_try_advisory_xact_lock(7081504924)
