-- Lines of the logs, newest first: of a run, of a job, from a level on, in a time, with a text.
-- Binds: :execution_id, :job_name, :levels, :since, :until, :sought, :skip, :many
SELECT l.log_id, l.execution_id, e.job_name, l.ts, l.level, l.code, l.message
  FROM batch.batch_log_rec l
  JOIN batch.batch_execution_rec e USING (execution_id)
 WHERE (CAST(:execution_id AS bigint) IS NULL OR l.execution_id = CAST(:execution_id AS bigint))
   AND (CAST(:job_name AS text) IS NULL OR e.job_name = CAST(:job_name AS text))
   AND l.level = ANY(CAST(:levels AS text[]))
   AND (CAST(:since AS timestamptz) IS NULL OR l.ts >= CAST(:since AS timestamptz))
   AND (CAST(:until AS timestamptz) IS NULL OR l.ts < CAST(:until AS timestamptz))
   AND strpos(lower(l.code || ' ' || l.message), lower(CAST(:sought AS text))) > 0
 ORDER BY l.ts DESC, l.log_id DESC
 LIMIT :many OFFSET :skip
