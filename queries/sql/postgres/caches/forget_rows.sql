-- The rows of a generation are gone.
-- Binds: :generation
UPDATE cache_generation
   SET has_rows = false, state = CASE state WHEN 'refused' THEN 'dropped' ELSE state END
 WHERE generation = :generation
