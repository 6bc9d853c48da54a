-- How often a job's definition or state was changed by operators.
-- Binds: :job_name
SELECT version
  FROM batch.batch_job_rec
 WHERE job_name = :job_name
