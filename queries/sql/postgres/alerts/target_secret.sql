-- The webhook of a Teams channel that an administrator added.
-- Binds: :target_id
SELECT secret FROM targets WHERE target_id = :target_id
