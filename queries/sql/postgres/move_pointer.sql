-- From now on people see this generation.
-- Binds: :cache, :parts, :generation
INSERT INTO cache_pointer (cache, part, generation)
SELECT :cache, part, :generation FROM unnest(CAST(:parts AS text[])) part
ON CONFLICT (cache, part) DO UPDATE SET generation = excluded.generation
