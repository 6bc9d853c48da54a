-- Note what a run waits for, and when another job or a person kept it waiting last.
-- Binds: :execution_id, :wait_reason, :following_on
UPDATE batch.batch_execution_rec
   SET status = 'WAITING', wait_reason = :wait_reason,
       ready_at = CASE WHEN split_part(wait_reason, ':', 1) IN ('dependency', 'approval', 'paused')
                       THEN now() ELSE ready_at END
 WHERE execution_id = :execution_id
   AND status = ANY(CAST(:following_on AS text[]))
   AND (status <> 'WAITING' OR wait_reason IS DISTINCT FROM :wait_reason)
