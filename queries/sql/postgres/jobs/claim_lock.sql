-- One process at a time decides what begins; the lock ends with the transaction.
SELECT pg_advisory_xact_lock(7081504922)
