-- A generation that was refused, held until the transaction ends; none when people see a later one.
-- Balances are counted by area, as a load that is not refused counts them.
-- Binds: :generation
SELECT g.cache, g.part, g.findings, COALESCE(CAST(g.figures ->> 'areas' AS bigint), g.row_count)
  FROM cache_generation g
 WHERE g.generation = :generation
   AND g.state = 'refused'
   AND NOT EXISTS (SELECT FROM cache_pointer p
                    WHERE p.cache = g.cache AND p.generation > g.generation)
   FOR UPDATE
