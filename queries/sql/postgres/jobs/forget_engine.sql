-- An engine has ended in good order.
-- Binds: :engine
DELETE FROM batch.engine_sign WHERE engine = :engine
