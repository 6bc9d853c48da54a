-- The edition of a cache, or of one area of it, that people see; no row when it was never filled.
-- Binds: :cache, :part
SELECT g.generation, g.batch_date, g.as_of, g.published_at
  FROM cache_pointer p
  JOIN cache_generation g USING (generation)
 WHERE p.cache = :cache
   AND p.part = :part
