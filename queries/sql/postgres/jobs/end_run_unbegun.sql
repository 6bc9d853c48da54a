-- End a run that never began.
-- Binds: :execution_id, :status, :wait_reason, :following_on
UPDATE batch.batch_execution_rec
   SET status = :status, wait_reason = :wait_reason, finished_at = now()
 WHERE execution_id = :execution_id
   AND status = ANY(CAST(:following_on AS text[]))
