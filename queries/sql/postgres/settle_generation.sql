-- What a load came to: published or refused, with its figures.
-- Binds: :generation, :state, :row_count, :quarantined, :figures, :findings
UPDATE cache_generation
   SET state = :state,
       ended_at = clock_timestamp(),
       published_at = CASE WHEN CAST(:state AS text) = 'published' THEN clock_timestamp() END,
       row_count = :row_count,
       quarantined = :quarantined,
       figures = :figures,
       findings = :findings
 WHERE generation = :generation
