-- Give a run to a worker; its fencing number, or no row when it is not to be begun any more.
-- Binds: :execution_id, :worker, :following_on
UPDATE batch.batch_execution_rec
   SET status = 'RUNNING', worker = :worker, fence = nextval('batch.fences'), started_at = now(),
       heartbeat_at = now(), wait_reason = NULL,
       ready_at = CASE WHEN split_part(wait_reason, ':', 1) IN ('dependency', 'approval', 'paused')
                       THEN now() ELSE ready_at END
 WHERE execution_id = :execution_id
   AND status = ANY(CAST(:following_on AS text[]))
RETURNING fence
