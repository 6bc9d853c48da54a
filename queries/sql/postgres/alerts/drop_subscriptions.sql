-- What a target wished is forgotten.
-- Binds: :target_id
DELETE FROM subscriptions WHERE target_id = :target_id
