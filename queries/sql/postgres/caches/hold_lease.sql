-- The run under its fence, held until the transaction ends; no row when its lease is lost.
-- Binds: :run_id, :fence
SELECT execution_id
  FROM batch.batch_execution_rec
 WHERE execution_id = :run_id
   AND fence = :fence
   AND status = 'RUNNING'
   FOR UPDATE
