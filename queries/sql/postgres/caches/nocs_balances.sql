-- Every NOCS area's balances by name, each with the edition it is from.
SELECT g.generation, g.batch_date, g.as_of, g.published_at,
       r.nocs_code, r.nocs_name, r.total_customers, r.positive_qty, r.positive_balance_amt,
       r.negative_qty, r.negative_balance_amt
  FROM cache_pointer p
  JOIN cache_generation g USING (generation)
  JOIN nocs_balance_row r USING (generation)
 WHERE p.cache = 'nocs_balance'
 ORDER BY lower(r.nocs_name), r.nocs_code
