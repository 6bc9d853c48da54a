-- A table of its own for the rows of a generation.
-- Binds: :rows_of, :generation
SELECT cache_open(:rows_of, :generation)
