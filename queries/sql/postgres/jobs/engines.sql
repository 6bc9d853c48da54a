-- The engines that were heard of in the last day, the latest first, and which of them live.
-- Binds: :silence
SELECT engine, started_at, heard_at, heard_at > now() - CAST(:silence AS interval)
  FROM batch.engine_sign
 ORDER BY heard_at DESC, engine
 LIMIT 20
