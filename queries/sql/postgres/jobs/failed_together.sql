-- Pairs of jobs that failed within some time of each other since an instant, the most frequent
-- first.
-- Binds: :since, :apart, :many
SELECT one.job_name, other.job_name, count(*) AS times
  FROM batch.batch_execution_rec one
  JOIN batch.batch_execution_rec other
    ON other.job_name > one.job_name
   AND other.finished_at BETWEEN one.finished_at - CAST(:apart AS interval)
                             AND one.finished_at + CAST(:apart AS interval)
   AND other.status IN ('FAILED', 'TIMED_OUT')
 WHERE one.finished_at >= :since
   AND one.status IN ('FAILED', 'TIMED_OUT')
 GROUP BY one.job_name, other.job_name
 ORDER BY times DESC, one.job_name, other.job_name
 LIMIT :many
