-- How many of each job's lines since an instant are of these levels, and how many there are.
-- Binds: :since, :levels
SELECT e.job_name, count(*) FILTER (WHERE l.level = ANY(CAST(:levels AS text[]))), count(*)
  FROM batch.batch_log_rec l
  JOIN batch.batch_execution_rec e USING (execution_id)
 WHERE l.ts >= :since
 GROUP BY e.job_name
 ORDER BY e.job_name
