-- What a job did since then: finished and completed runs, scheduled starts and those on time, runs
-- within the limit, lines about errors. Attempts count as one run; always one row.
-- Binds: :job_name, :since, :tolerance, :max_runtime
WITH ended AS (
  SELECT run.status, run.finished_at - run.started_at AS took
    FROM batch.batch_execution_rec run
   WHERE run.job_name = :job_name
     AND run.finished_at >= :since
     AND run.status IN ('COMPLETED', 'COMPLETED_WITH_WARNINGS', 'FAILED', 'TIMED_OUT')
     AND NOT EXISTS (SELECT FROM batch.batch_execution_rec next
                      WHERE next.parent_id = run.execution_id)
), starts AS (
  SELECT run.started_at - GREATEST(run.due_at, run.ready_at)
         <= CAST(:tolerance AS interval) AS on_time
    FROM batch.batch_execution_rec run
   WHERE run.job_name = :job_name
     AND run.started_at >= :since
     AND run.schedule_id IS NOT NULL
     AND run.attempt = 1
)
SELECT (SELECT CAST(count(*) AS integer) FROM ended),
       (SELECT CAST(count(*) AS integer) FROM ended
         WHERE status IN ('COMPLETED', 'COMPLETED_WITH_WARNINGS')),
       (SELECT CAST(count(*) AS integer) FROM starts),
       (SELECT CAST(count(*) AS integer) FROM starts WHERE on_time),
       (SELECT CAST(count(*) AS integer) FROM ended
         WHERE status <> 'TIMED_OUT'
           AND COALESCE(took, INTERVAL '0') <= CAST(:max_runtime AS interval)),
       (SELECT CAST(count(*) AS integer)
          FROM batch.batch_log_rec line
          JOIN batch.batch_execution_rec run ON run.execution_id = line.execution_id
         WHERE run.job_name = :job_name
           AND run.finished_at >= :since
           AND line.ts >= CAST(:since AS timestamptz) - INTERVAL '1 day'
           AND line.level IN ('ERROR', 'CRITICAL'))
