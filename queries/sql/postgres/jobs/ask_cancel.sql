-- Ask for the end of a run (0: from the command line); one that has not begun ends at once.
-- Binds: :execution_id, :person_id
UPDATE batch.batch_execution_rec
   SET cancel_asked_by = COALESCE(CAST(:person_id AS bigint), 0),
       status = CASE WHEN status = 'RUNNING' THEN status ELSE 'CANCELLED' END,
       finished_at = CASE WHEN status = 'RUNNING' THEN finished_at ELSE now() END
 WHERE execution_id = :execution_id
   AND status IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING')
RETURNING status
