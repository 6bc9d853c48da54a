-- Whether this process is the one that looks at the runs now; it is until the transaction ends.
SELECT pg_try_advisory_xact_lock(7081504923)
