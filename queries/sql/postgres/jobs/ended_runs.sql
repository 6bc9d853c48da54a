-- Good runs that ended since then, and how long the ones before took with the same parameters.
-- Binds: :since, :many
SELECT run.execution_id, run.job_name, run.finished_at, run.finished_at - run.started_at,
       ARRAY(SELECT earlier.finished_at - earlier.started_at
               FROM batch.batch_execution_rec earlier
              WHERE earlier.job_name = run.job_name
                AND earlier.execution_id < run.execution_id
                AND earlier.status IN ('COMPLETED', 'COMPLETED_WITH_WARNINGS')
                AND earlier.parameters = run.parameters
              ORDER BY earlier.execution_id DESC
              LIMIT :many)
  FROM batch.batch_execution_rec run
 WHERE run.finished_at >= :since
   AND run.status IN ('COMPLETED', 'COMPLETED_WITH_WARNINGS')
 ORDER BY run.execution_id
