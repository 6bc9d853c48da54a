-- The state of each job's latest run for a business date.
-- Binds: :job_names, :business_date
SELECT DISTINCT ON (job_name) job_name, status
  FROM batch.batch_execution_rec
 WHERE job_name = ANY(CAST(:job_names AS text[]))
   AND business_date = :business_date
 ORDER BY job_name, execution_id DESC
