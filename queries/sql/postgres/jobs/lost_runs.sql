-- Runs whose worker gave no sign of life for a while; each is ended by whoever finds it first.
-- Binds: :silence
UPDATE batch.batch_execution_rec
   SET status = 'FAILED', finished_at = now(), error_class = 'ENGINE_RESTART'
 WHERE status = 'RUNNING'
   AND heartbeat_at < now() - CAST(:silence AS interval)
RETURNING execution_id, job_name, attempt
