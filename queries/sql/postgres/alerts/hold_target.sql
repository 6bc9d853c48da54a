-- Nothing goes to a target for a while.
-- Binds: :target_id, :pause
UPDATE targets SET not_before = greatest(not_before, now() + CAST(:pause AS interval)) WHERE target_id = :target_id
