-- What is counted about the customers of a generation.
-- Binds: :generation
SELECT count(*), count(*) - count(name), count(*) - count(balance),
       coalesce(sum(balance) FILTER (WHERE balance > 0), 0),
       coalesce(sum(balance) FILTER (WHERE balance < 0), 0)
  FROM nocs_payoff_row
 WHERE generation = :generation
