-- How many runs of each job failed since then, of how many that finished; attempts count as one.
-- Binds: :since
SELECT run.job_name,
       CAST(count(*) FILTER (WHERE run.status IN ('FAILED', 'TIMED_OUT')) AS integer),
       CAST(count(*) AS integer)
  FROM batch.batch_execution_rec run
 WHERE run.finished_at >= :since
   AND run.status IN ('COMPLETED', 'COMPLETED_WITH_WARNINGS', 'FAILED', 'TIMED_OUT')
   AND NOT EXISTS (SELECT FROM batch.batch_execution_rec next
                    WHERE next.parent_id = run.execution_id)
 GROUP BY run.job_name
 ORDER BY run.job_name
