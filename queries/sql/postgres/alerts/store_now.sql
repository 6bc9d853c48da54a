-- The database's time, by which everything about alerts is told.
SELECT now()
