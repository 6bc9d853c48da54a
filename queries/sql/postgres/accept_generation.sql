-- A refused generation that an operator publishes.
-- Binds: :generation
UPDATE cache_generation
   SET state = 'published', published_at = clock_timestamp()
 WHERE generation = :generation
   AND state = 'refused'
