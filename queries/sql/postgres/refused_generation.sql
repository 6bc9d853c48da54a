-- A generation that was refused, held until the transaction ends.
-- Binds: :generation
SELECT cache, part, findings
  FROM cache_generation
 WHERE generation = :generation
   AND state = 'refused'
   FOR UPDATE
