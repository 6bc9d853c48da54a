-- A sign of life of an engine; who was silent for a day is forgotten.
-- Binds: :engine
WITH gone AS (
  DELETE FROM batch.engine_sign
   WHERE heard_at < now() - INTERVAL '1 day' AND engine <> CAST(:engine AS text)
)
INSERT INTO batch.engine_sign (engine) VALUES (:engine)
ON CONFLICT (engine) DO UPDATE SET heard_at = now()
