-- The areas that a generation has customers of.
-- Binds: :generation
SELECT DISTINCT nocs_code FROM nocs_payoff_row WHERE generation = :generation
