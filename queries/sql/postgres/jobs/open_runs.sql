-- Runs that may begin now, or be found to wait, and since when they have been due and asked for;
-- an approval holds for what was approved only.
SELECT run.execution_id, run.job_name, run.status, run.business_date, run.attempt,
       COALESCE(run.root_id, run.execution_id), run.priority, GREATEST(run.due_at, run.submitted_at),
       run.parameters,
       NOT run.needs_approval
       OR EXISTS (SELECT FROM batch.approval given
                   WHERE given.execution_id = run.execution_id
                     AND given.decision = 'approved'
                     AND given.params_hash = batch.params_hash(run.job_name, run.parameters))
  FROM batch.batch_execution_rec run
 WHERE run.status IN ('QUEUED', 'WAITING', 'RETRY_WAIT')
   AND run.due_at <= now()
 ORDER BY run.execution_id
