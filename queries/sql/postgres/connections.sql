-- Connections of clients to the server, and how many it allows people who are not its masters.
SELECT count(*),
       current_setting('max_connections')::int
       - current_setting('superuser_reserved_connections')::int
  FROM pg_stat_activity
 WHERE backend_type = 'client backend'
