-- Let a schedule propose nothing; no row is touched when it does so already.
-- Binds: :schedule_id
UPDATE batch.batch_schedule_rec
   SET enabled = false, version = version + 1, changed_at = now()
 WHERE schedule_id = :schedule_id
   AND enabled
