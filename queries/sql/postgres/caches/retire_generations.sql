-- Generations that nobody is pointed to any more.
-- Binds: :cache
UPDATE cache_generation g
   SET state = 'replaced', replaced_at = clock_timestamp()
 WHERE g.cache = :cache
   AND g.state = 'published'
   AND NOT EXISTS (SELECT FROM cache_pointer p WHERE p.generation = g.generation)
