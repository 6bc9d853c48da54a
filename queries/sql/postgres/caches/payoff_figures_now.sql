-- What is counted about the customers that people see now, of one area or of all (empty).
-- Binds: :part
SELECT count(*), count(*) - count(r.name), count(*) - count(r.balance),
       coalesce(sum(r.balance) FILTER (WHERE r.balance > 0), 0),
       coalesce(sum(r.balance) FILTER (WHERE r.balance < 0), 0)
  FROM cache_pointer p
  JOIN nocs_payoff_row r ON r.generation = p.generation AND r.nocs_code = p.part
 WHERE p.cache = 'nocs_payoff'
   AND (CAST(:part AS text) = '' OR p.part = CAST(:part AS text))
