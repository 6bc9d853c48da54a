-- Queue the next attempt of a run; no row when somebody asked for its end.
-- Binds: :execution_id, :pause
INSERT INTO batch.batch_execution_rec
       (job_name, schedule_id, business_date, attempt, root_id, parent_id, status, priority,
        parameters, due_at, submitted_by, channel)
SELECT job_name, schedule_id, business_date, attempt + 1, COALESCE(root_id, execution_id),
       execution_id, 'RETRY_WAIT', priority, parameters, now() + CAST(:pause AS interval),
       submitted_by, channel
  FROM batch.batch_execution_rec
 WHERE execution_id = :execution_id
   AND cancel_asked_by IS NULL
RETURNING execution_id
