-- From now on people see this generation: as which parts, and how many rows each has.
-- Binds: :cache, :parts, :row_counts, :generation
INSERT INTO cache_pointer (cache, part, generation, row_count)
SELECT :cache, p.part, :generation, p.row_count
  FROM unnest(CAST(:parts AS text[]), CAST(:row_counts AS bigint[])) AS p (part, row_count)
ON CONFLICT (cache, part) DO UPDATE
SET generation = excluded.generation, row_count = excluded.row_count
