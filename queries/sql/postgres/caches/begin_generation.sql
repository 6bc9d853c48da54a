-- A new generation of a cache, or of one area of it, about to be loaded by a run.
-- Binds: :cache, :part, :batch_date, :run_id, :as_of
INSERT INTO cache_generation (cache, part, batch_date, run_id, as_of)
VALUES (:cache, :part, :batch_date, :run_id, :as_of)
RETURNING generation
