-- The batches could not be seen, once more.
-- Binds: :now, :why
UPDATE batch_sight
   SET blind = blind + 1, blind_since = COALESCE(blind_since, CAST(:now AS timestamptz)), why = :why
