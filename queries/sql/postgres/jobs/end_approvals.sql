-- End what nobody has decided in time, or what has changed since it was asked for; of a run or all.
-- Binds: :execution_id
UPDATE batch.approval asked
   SET decision = CASE WHEN asked.params_hash = batch.params_hash(run.job_name, run.parameters)
                       THEN 'expired' ELSE 'changed' END,
       decided_by = NULL, decided_at = now()
  FROM batch.batch_execution_rec run
 WHERE run.execution_id = asked.execution_id
   AND (CAST(:execution_id AS bigint) IS NULL OR asked.execution_id = :execution_id)
   AND (asked.decision IS NULL
        OR asked.decision = 'approved' AND run.status IN ('QUEUED', 'WAITING'))
   AND (asked.decision IS NULL AND asked.expires_at <= now()
        OR asked.params_hash <> batch.params_hash(run.job_name, run.parameters))
RETURNING asked.execution_id, asked.decision
