-- How many lines of each level were logged since an instant.
-- Binds: :since
SELECT level, count(*)
  FROM batch.batch_log_rec
 WHERE ts >= :since
 GROUP BY level
