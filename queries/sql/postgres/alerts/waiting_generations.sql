-- Generations that were refused and wait for a decision: of each cache and part the latest, unless
-- people see a later one.
SELECT DISTINCT ON (g.cache, g.part) g.cache, g.part, g.generation, g.row_count, g.as_of
  FROM cache_generation g
 WHERE g.state = 'refused'
   AND NOT EXISTS (SELECT FROM cache_pointer p
                    WHERE p.cache = g.cache AND p.generation > g.generation)
 ORDER BY g.cache, g.part, g.generation DESC
