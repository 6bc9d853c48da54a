-- Runs as people see them, newest first: one (by its number), or those of a job, in some states,
-- asked for in a time.
-- Binds: :execution_id, :job_name, :states, :since, :until, :skip, :many
SELECT e.execution_id, e.job_name, e.status, e.attempt, COALESCE(e.root_id, e.execution_id),
       e.business_date, e.due_at, e.submitted_at, e.started_at, e.finished_at, e.progress_pct,
       e.progress_text, e.wait_reason, e.error_class, e.error_message, COALESCE(e.result, '{}'),
       e.parameters, e.submitted_by, p.name, e.channel, e.cancel_asked_by IS NOT NULL
  FROM batch.batch_execution_rec e
  LEFT JOIN people p ON p.person_id = e.submitted_by
 WHERE (CAST(:execution_id AS bigint) IS NULL OR e.execution_id = CAST(:execution_id AS bigint))
   AND (CAST(:job_name AS text) IS NULL OR e.job_name = CAST(:job_name AS text))
   AND (CAST(:states AS text[]) IS NULL OR e.status = ANY(CAST(:states AS text[])))
   AND (CAST(:since AS timestamptz) IS NULL OR e.submitted_at >= CAST(:since AS timestamptz))
   AND (CAST(:until AS timestamptz) IS NULL OR e.submitted_at < CAST(:until AS timestamptz))
 ORDER BY e.execution_id DESC
 LIMIT :many OFFSET :skip
