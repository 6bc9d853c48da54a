-- Schedules of jobs, all of them or one, and whether the job is paused.
-- Binds: :schedule_id
SELECT kept.schedule_id, kept.job_name, kept.rule, kept.parameters, kept.enabled, kept.since,
       kept.version, job.status <> 'ACTIVE'
  FROM batch.batch_schedule_rec kept
  JOIN batch.batch_job_rec job USING (job_name)
 WHERE kept.schedule_id = COALESCE(CAST(:schedule_id AS text), kept.schedule_id)
 ORDER BY kept.schedule_id
