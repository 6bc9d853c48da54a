-- Make the rows of a generation readable; equal keys are refused.
-- Binds: :rows_of, :generation
SELECT cache_attach(:rows_of, :generation)
