-- A target is paused, reachable again or unreachable, if it is not that already and nobody has
-- changed it since; without a version whatever was changed.
-- Binds: :target_id, :state, :why, :version
UPDATE targets
   SET state = :state, why = :why, version = version + 1
 WHERE target_id = :target_id AND state <> :state
   AND (CAST(:version AS integer) IS NULL OR version = :version)
