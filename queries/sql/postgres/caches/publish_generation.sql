-- A generation that people see from now on.
-- Binds: :generation
UPDATE cache_generation
   SET state = 'published', published_at = clock_timestamp()
 WHERE generation = :generation
   AND state IN ('loading', 'refused')
   AND has_rows
