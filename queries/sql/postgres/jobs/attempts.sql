-- A run and the attempts that followed on it, in their order.
-- Binds: :root_id
WITH RECURSIVE attempt AS (
  SELECT execution_id, status
    FROM batch.batch_execution_rec
   WHERE execution_id = :root_id
  UNION ALL
  SELECT next.execution_id, next.status
    FROM attempt
    JOIN batch.batch_execution_rec next ON next.parent_id = attempt.execution_id
)
SELECT execution_id, status
  FROM attempt
 ORDER BY execution_id
