-- A target wants nothing more; it stays known as long as messages to it are.
-- Binds: :target_id, :version
UPDATE targets SET state = 'paused', why = 'ended', secret = NULL, version = version + 1
 WHERE target_id = :target_id AND version = :version
