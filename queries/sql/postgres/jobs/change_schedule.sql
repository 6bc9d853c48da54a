-- A schedule as somebody wants it; it counts from now on.
-- Binds: :schedule_id, :rule, :person_id, :since
UPDATE batch.batch_schedule_rec
   SET rule = :rule, since = GREATEST(since, :since), version = version + 1,
       changed_by = :person_id, changed_at = now()
 WHERE schedule_id = :schedule_id
