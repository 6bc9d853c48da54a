-- Generations whose rows can go: replaced for a while (or left aside for days), and not the last one
-- of a batch date that is kept.
-- Binds: :cache, :pause, :dates_kept
SELECT g.generation
  FROM cache_generation g
 WHERE g.cache = :cache
   AND (g.state = 'replaced' AND g.replaced_at < now() - CAST(:pause AS interval)
        OR g.state = 'refused' AND g.ended_at < now() - interval '7 days')
   AND NOT (g.state = 'replaced'
            AND g.batch_date IN (SELECT k.batch_date
                                   FROM cache_generation k
                                  WHERE k.cache = :cache AND k.state IN ('published', 'replaced')
                                  GROUP BY k.batch_date
                                  ORDER BY k.batch_date DESC
                                  LIMIT :dates_kept)
            AND NOT EXISTS (SELECT FROM cache_generation l
                             WHERE l.cache = g.cache
                               AND l.batch_date = g.batch_date
                               AND l.state IN ('published', 'replaced')
                               AND l.published_at > g.published_at))
