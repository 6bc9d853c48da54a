-- Runs that are open or ended since an instant: how many by job and state, the seconds they took
-- together, and the last end.
-- Binds: :since
SELECT job_name, status, count(*),
       CAST(coalesce(sum(extract(epoch FROM finished_at - started_at)), 0) AS double precision),
       max(finished_at)
  FROM batch.batch_execution_rec
 WHERE finished_at IS NULL
    OR finished_at >= :since
 GROUP BY job_name, status
