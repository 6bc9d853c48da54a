-- The runs that go on, and since when.
SELECT execution_id, job_name, started_at
  FROM batch.batch_execution_rec
 WHERE status = 'RUNNING'
 ORDER BY execution_id
