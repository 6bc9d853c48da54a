-- Runs that ended badly since then and that no alert tells of; whether it was the last attempt.
-- Who stopped the engine and handed a run on, or refused an approval, has done nothing wrong.
-- Binds: :since
SELECT run.execution_id, run.job_name, run.status, run.attempt, run.business_date,
       run.error_class, run.error_message, run.wait_reason, run.finished_at,
       next.execution_id IS NULL
  FROM batch.batch_execution_rec run
  LEFT JOIN batch.batch_execution_rec next ON next.parent_id = run.execution_id
 WHERE run.finished_at >= :since
   AND (run.status IN ('FAILED', 'TIMED_OUT')
        OR run.status = 'REFUSED' AND run.started_at IS NOT NULL
        OR run.status = 'SKIPPED'
           AND split_part(run.wait_reason, ':', 1) IN ('blocked', 'waited-too-long'))
   AND NOT (next.execution_id IS NOT NULL AND run.error_class = 'ENGINE_STOPPED')
   AND NOT EXISTS (SELECT FROM alert_events told
                    WHERE told.fingerprint = 'job.failed:' || run.execution_id)
 ORDER BY run.execution_id
