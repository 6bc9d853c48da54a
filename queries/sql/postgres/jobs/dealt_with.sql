-- A schedule's occurrences are dealt with up to one; no row when somebody else was first.
-- Binds: :schedule_id, :version, :since, :until
UPDATE batch.batch_schedule_rec
   SET since = :until
 WHERE schedule_id = :schedule_id
   AND version = :version
   AND since = :since
   AND since < CAST(:until AS timestamptz)
   AND enabled
