-- Drop the rows of a generation, unless somebody reads them now.
-- Binds: :rows_of, :generation
SELECT cache_drop(:rows_of, :generation)
