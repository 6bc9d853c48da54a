-- Messages of errors since an instant and how often each was logged, the most frequent first.
-- Binds: :since, :many
SELECT message, count(*) AS times
  FROM batch.batch_log_rec
 WHERE ts >= :since
   AND level IN ('ERROR', 'CRITICAL')
 GROUP BY message
 ORDER BY times DESC, message
 LIMIT :many
