-- A schedule as settings and code have it: its version, no row when it was so already or somebody
-- has changed it. A new rule counts from now on, and says nothing about what was due before.
-- Binds: :schedule_id, :job_name, :rule, :since
INSERT INTO batch.batch_schedule_rec AS kept (schedule_id, job_name, rule, since)
VALUES (:schedule_id, :job_name, :rule, :since)
ON CONFLICT (schedule_id) DO UPDATE
SET job_name = excluded.job_name, rule = excluded.rule, version = kept.version + 1,
    since = GREATEST(kept.since, excluded.since), changed_at = now()
WHERE kept.changed_by IS NULL
  AND (kept.job_name, kept.rule) IS DISTINCT FROM (excluded.job_name, excluded.rule)
RETURNING version
