-- Decide about a run, if nobody has yet, its time is not over and it is what the decider saw.
-- Binds: :execution_id, :decision, :decider, :params_hash
UPDATE batch.approval
   SET decision = :decision, decided_by = :decider, decided_at = now()
 WHERE execution_id = :execution_id
   AND decision IS NULL
   AND expires_at > now()
   AND params_hash = :params_hash
   AND EXISTS (SELECT FROM batch.batch_execution_rec run
                WHERE run.execution_id = batch.approval.execution_id
                  AND run.status IN ('QUEUED', 'WAITING')
                  AND batch.params_hash(run.job_name, run.parameters) = batch.approval.params_hash)
