-- One area's balances, summed over the list of its customers, with the edition they are from.
-- Binds: :nocs_code
SELECT g.generation, g.batch_date, g.as_of, g.published_at,
       max(r.nocs_code), max(r.nocs_name), count(*),
       count(*) FILTER (WHERE r.balance > 0), coalesce(sum(r.balance) FILTER (WHERE r.balance > 0), 0),
       count(*) FILTER (WHERE r.balance < 0), coalesce(sum(r.balance) FILTER (WHERE r.balance < 0), 0)
  FROM cache_generation g
  JOIN nocs_payoff_row r USING (generation)
 WHERE g.generation = (SELECT p.generation FROM cache_pointer p
                        WHERE p.cache = 'nocs_payoff' AND p.part = :nocs_code)
   AND r.generation = (SELECT p.generation FROM cache_pointer p
                        WHERE p.cache = 'nocs_payoff' AND p.part = :nocs_code)
   AND r.nocs_code = :nocs_code
 GROUP BY g.generation
