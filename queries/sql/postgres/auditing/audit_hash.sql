-- The hash of an entry.
-- Binds: :seq
SELECT hash FROM audit WHERE seq = :seq
