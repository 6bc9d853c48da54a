-- Let a schedule propose again, from now on; no row is touched when it does so already.
-- Binds: :schedule_id, :since
UPDATE batch.batch_schedule_rec
   SET enabled = true, since = GREATEST(since, :since), version = version + 1, changed_at = now()
 WHERE schedule_id = :schedule_id
   AND NOT enabled
