-- One area's balances, summed over the list of its customers, with the edition they are from.
-- Binds: :nocs_code
SELECT g.generation, g.batch_date, g.as_of, g.published_at,
       max(r.nocs_code), max(r.nocs_name), count(*),
       count(*) FILTER (WHERE r.balance > 0), coalesce(sum(r.balance) FILTER (WHERE r.balance > 0), 0),
       count(*) FILTER (WHERE r.balance < 0), coalesce(sum(r.balance) FILTER (WHERE r.balance < 0), 0)
  FROM cache_pointer p
  JOIN cache_generation g USING (generation)
  JOIN nocs_payoff_row r ON r.generation = p.generation AND r.nocs_code = p.part
 WHERE p.cache = 'nocs_payoff'
   AND p.part = :nocs_code
 GROUP BY g.generation
