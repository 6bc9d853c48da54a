-- NOCS balances under the names of their table, each row with the edition it is from.
SELECT g.generation, g.batch_date, g.as_of, g.published_at,
       s.id, s.nocs_name, s.nocs_code, s.total_customers, s.positive_qty, s.positive_balance_amt,
       s.negative_qty, s.negative_balance_amt, s.net_balance, s.refresh_duration, s.created_at,
       s.updated_at
  FROM nocs_balance_summary s
 CROSS JOIN cache_pointer p
  JOIN cache_generation g USING (generation)
 WHERE p.cache = 'nocs_balance'
 ORDER BY s.id
