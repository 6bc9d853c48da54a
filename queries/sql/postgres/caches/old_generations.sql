-- Generations whose rows can go: of loads that failed or were dropped, refused ones after a week,
-- and those replaced for a while, but the last one of each batch date that is kept.
-- Binds: :cache, :pause, :dates_kept
SELECT g.generation
  FROM cache_generation g
 WHERE g.cache = :cache
   AND g.has_rows
   AND (g.state IN ('failed', 'dropped')
        OR g.state = 'refused' AND g.ended_at < now() - interval '7 days'
        OR g.state = 'replaced' AND g.replaced_at < now() - CAST(:pause AS interval)
           AND (g.batch_date NOT IN (SELECT k.batch_date
                                       FROM cache_generation k
                                      WHERE k.cache = :cache
                                        AND k.state IN ('published', 'replaced')
                                      GROUP BY k.batch_date
                                      ORDER BY k.batch_date DESC
                                      LIMIT :dates_kept)
                OR EXISTS (SELECT FROM cache_generation l
                            WHERE l.cache = g.cache
                              AND l.part = g.part
                              AND l.batch_date = g.batch_date
                              AND l.state IN ('published', 'replaced')
                              AND l.published_at > g.published_at)))
