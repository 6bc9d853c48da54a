-- The rows of a generation are gone.
-- Binds: :generation
UPDATE cache_generation
   SET state = CASE state WHEN 'refused' THEN 'dropped' ELSE 'gone' END
 WHERE generation = :generation
