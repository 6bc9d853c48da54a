-- Runs that may begin now, or be found to wait.
SELECT execution_id, job_name, status, business_date, attempt, COALESCE(root_id, execution_id),
       priority, due_at, parameters, NOT needs_approval OR approved_by IS NOT NULL
  FROM batch.batch_execution_rec
 WHERE status IN ('QUEUED', 'WAITING', 'RETRY_WAIT')
   AND due_at <= now()
 ORDER BY execution_id
