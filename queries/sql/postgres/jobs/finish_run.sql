-- End a run; no row is touched when its lease is lost.
-- Binds: :execution_id, :fence, :status, :error_class, :error_message, :result
UPDATE batch.batch_execution_rec
   SET status = :status, finished_at = now(), error_class = :error_class,
       error_message = :error_message, result = :result
 WHERE execution_id = :execution_id
   AND fence = :fence
   AND status = 'RUNNING'
