-- Statements of clients on this database that have gone on for longer, the oldest first.
-- Binds: :longer_than
SELECT pid, query_start
  FROM pg_stat_activity
 WHERE datname = current_database()
   AND backend_type = 'client backend'
   AND state = 'active'
   AND pid <> pg_backend_pid()
   AND query_start < clock_timestamp() - CAST(:longer_than AS interval)
 ORDER BY query_start
