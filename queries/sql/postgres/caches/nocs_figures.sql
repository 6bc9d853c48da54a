-- What is counted about the areas of a generation.
-- Binds: :generation
SELECT coalesce(sum(total_customers), 0), coalesce(sum(positive_balance_amt), 0),
       coalesce(sum(negative_balance_amt), 0)
  FROM nocs_balance_row
 WHERE generation = :generation
