-- The areas that a generation has customers of, and how many.
-- Binds: :generation
SELECT nocs_code, count(*) FROM nocs_payoff_row WHERE generation = :generation GROUP BY nocs_code
