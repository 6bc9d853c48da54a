-- A refused generation that nobody is to see; its rows go at the next load.
-- Binds: :generation
UPDATE cache_generation
   SET state = 'dropped'
 WHERE generation = :generation
   AND state = 'refused'
