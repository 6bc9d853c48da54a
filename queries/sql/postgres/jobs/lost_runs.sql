-- Runs whose worker gave no sign of life for a while; each is ended by whoever finds it first:
-- as cancelled when somebody asked for its end.
-- Binds: :silence
UPDATE batch.batch_execution_rec
   SET status = CASE WHEN cancel_asked_by IS NULL THEN 'FAILED' ELSE 'CANCELLED' END,
       error_class = CASE WHEN cancel_asked_by IS NULL THEN 'ENGINE_RESTART' END,
       finished_at = now()
 WHERE status = 'RUNNING'
   AND heartbeat_at < now() - CAST(:silence AS interval)
RETURNING execution_id, job_name, attempt
