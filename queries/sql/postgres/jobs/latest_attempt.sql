-- The newest attempt at what a run is an attempt at.
-- Binds: :execution_id
SELECT max(other.execution_id)
  FROM batch.batch_execution_rec one
  JOIN batch.batch_execution_rec other
    ON COALESCE(other.root_id, other.execution_id) = COALESCE(one.root_id, one.execution_id)
   AND other.job_name = one.job_name
 WHERE one.execution_id = :execution_id
