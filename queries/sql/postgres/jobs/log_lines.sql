-- Lines of the logs, newest first: of a run, job or module, of runs that stand so or that somebody
-- asked for (by Telegram id, or a part of the name), of levels, in a time, with a text or pattern.
-- Binds: :execution_id, :job_name, :module, :status, :asked_by, :levels, :since, :until, :sought,
--        :pattern, :skip, :many
SELECT l.log_id, l.execution_id, e.job_name, l.ts, l.level, l.code, l.message
  FROM batch.batch_log_rec l
  JOIN batch.batch_execution_rec e USING (execution_id)
  JOIN batch.batch_job_rec j USING (job_name)
  LEFT JOIN people p ON p.person_id = e.submitted_by
 WHERE (CAST(:execution_id AS bigint) IS NULL OR l.execution_id = CAST(:execution_id AS bigint))
   AND (CAST(:job_name AS text) IS NULL OR e.job_name = CAST(:job_name AS text))
   AND (CAST(:module AS text) IS NULL OR j.module = CAST(:module AS text))
   AND (CAST(:status AS text) IS NULL OR e.status = CAST(:status AS text))
   AND (CAST(:asked_by AS text) IS NULL
        OR CAST(e.submitted_by AS text) = CAST(:asked_by AS text)
        OR strpos(lower(p.name), lower(CAST(:asked_by AS text))) > 0)
   AND l.level = ANY(CAST(:levels AS text[]))
   AND (CAST(:since AS timestamptz) IS NULL OR l.ts >= CAST(:since AS timestamptz))
   AND (CAST(:until AS timestamptz) IS NULL OR l.ts < CAST(:until AS timestamptz))
   AND strpos(lower(l.code || ' ' || l.message), lower(CAST(:sought AS text))) > 0
   AND (CAST(:pattern AS text) IS NULL
        OR l.code || ' ' || l.message ~* CAST(:pattern AS text))
 ORDER BY l.ts DESC, l.log_id DESC
 LIMIT :many OFFSET :skip
