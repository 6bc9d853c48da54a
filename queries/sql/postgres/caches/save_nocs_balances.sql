-- The areas of a generation.
-- Binds: :generation, :codes, :names, :customers, :positive_qty, :positive, :negative_qty, :negative
INSERT INTO nocs_balance_row
SELECT :generation, u.*
  FROM unnest(CAST(:codes AS text[]), CAST(:names AS text[]), CAST(:customers AS integer[]),
              CAST(:positive_qty AS integer[]), CAST(:positive AS numeric[]),
              CAST(:negative_qty AS integer[]), CAST(:negative AS numeric[])) u
