-- The rows of a generation are there; with findings it is refused, else it can be published.
-- Binds: :generation, :row_count, :quarantined, :figures, :findings
UPDATE cache_generation
   SET state = CASE WHEN jsonb_array_length(CAST(:findings AS jsonb)) > 0 THEN 'refused'
                    ELSE state END,
       ended_at = clock_timestamp(),
       has_rows = true,
       row_count = :row_count,
       quarantined = :quarantined,
       figures = :figures,
       findings = CAST(:findings AS jsonb)
 WHERE generation = :generation
