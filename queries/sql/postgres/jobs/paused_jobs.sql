-- The jobs that are paused.
SELECT job_name FROM batch.batch_job_rec WHERE status = 'INACTIVE'
