-- The runs that wait for the approval of somebody else, the longest waiting first.
SELECT asked.execution_id
  FROM batch.approval asked
  JOIN batch.batch_execution_rec run ON run.execution_id = asked.execution_id
 WHERE asked.decision IS NULL
   AND asked.expires_at > now()
   AND run.status IN ('QUEUED', 'WAITING')
 ORDER BY asked.asked_at, asked.execution_id
