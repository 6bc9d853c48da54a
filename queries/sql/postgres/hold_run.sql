-- Note what a run waits for.
-- Binds: :execution_id, :wait_reason, :following_on
UPDATE batch.batch_execution_rec
   SET status = 'WAITING', wait_reason = :wait_reason
 WHERE execution_id = :execution_id
   AND status = ANY(CAST(:following_on AS text[]))
   AND (status <> 'WAITING' OR wait_reason IS DISTINCT FROM :wait_reason)
