-- The load that made one generation of the bill stop.
-- Binds: :generation
SELECT batch_date, started_at, ended_at, 'completed',
       CAST(figures ->> 'crps' AS integer), CAST(row_count AS integer),
       CAST(extract(epoch FROM ended_at - started_at) AS integer), error
  FROM cache_generation
 WHERE generation = :generation
