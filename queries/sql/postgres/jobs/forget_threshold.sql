-- Let a job's limits be as usual again.
-- Binds: :job_name
DELETE FROM batch.batch_threshold_rec
 WHERE job_name = :job_name
