-- What is asked of a second person about a run, and what became of it.
-- Binds: :execution_id
SELECT run.execution_id, run.job_name, run.status, asked.decision, run.parameters,
       asked.requested_by, requester.name, asked.params_hash,
       asked.params_hash = batch.params_hash(run.job_name, run.parameters), asked.asked_at,
       asked.expires_at, asked.decided_by, decider.name, asked.decided_at
  FROM batch.approval asked
  JOIN batch.batch_execution_rec run ON run.execution_id = asked.execution_id
  LEFT JOIN people requester ON requester.person_id = asked.requested_by
  LEFT JOIN people decider ON decider.person_id = asked.decided_by
 WHERE asked.execution_id = :execution_id
