-- One publishes at a time, so that a later load is not replaced; the lock ends with the transaction.
SELECT pg_advisory_xact_lock(7081504926)
