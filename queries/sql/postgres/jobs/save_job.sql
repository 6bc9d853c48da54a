-- A job as the code defines it; what an operator changed stays.
-- Binds: :job_name, :job_type, :module, :priority, :max_runtime_min, :retry_count, :retry_delay_min
INSERT INTO batch.batch_job_rec
       (job_name, job_type, module, priority, max_runtime_min, retry_count, retry_delay_min)
VALUES (:job_name, :job_type, :module, :priority, :max_runtime_min, :retry_count, :retry_delay_min)
ON CONFLICT (job_name) DO UPDATE
SET job_type = excluded.job_type, module = excluded.module, priority = excluded.priority,
    max_runtime_min = excluded.max_runtime_min, retry_count = excluded.retry_count,
    retry_delay_min = excluded.retry_delay_min
WHERE batch_job_rec.changed_by IS NULL
