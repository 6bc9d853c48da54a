-- What waits for a target that cannot be reached is dead; it can be sent again by hand.
-- Binds: :target_id, :why
UPDATE deliveries SET state = 'dead', why = :why WHERE target_id = :target_id AND state = 'waiting'
