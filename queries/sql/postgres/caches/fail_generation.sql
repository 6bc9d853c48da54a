-- A load that came to nothing.
-- Binds: :generation, :error
UPDATE cache_generation
   SET state = 'failed', ended_at = clock_timestamp(), error = :error
 WHERE generation = :generation
   AND state = 'loading'
