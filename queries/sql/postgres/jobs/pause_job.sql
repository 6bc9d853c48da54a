-- Pause a job, or let it go on; no row is touched when it is so already, or was changed since
-- somebody looked.
-- Binds: :job_name, :status, :person_id, :seen
UPDATE batch.batch_job_rec
   SET status = :status, changed_by = COALESCE(CAST(:person_id AS bigint), 0), changed_at = now(),
       version = version + 1
 WHERE job_name = :job_name
   AND status <> CAST(:status AS text)
   AND version = COALESCE(CAST(:seen AS integer), version)
