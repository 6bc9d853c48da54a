-- A silence ends now, if it has not.
-- Binds: :silence_id, :by_person
UPDATE silences SET ends_at = GREATEST(now(), starts_at), ended_by = :by_person
 WHERE silence_id = :silence_id AND ends_at > now()
