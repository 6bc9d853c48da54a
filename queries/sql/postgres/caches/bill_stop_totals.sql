-- All CRPs as one, of what people see or of the edition of a batch date.
-- Binds: :batch_date
SELECT g.generation, g.batch_date, g.as_of, g.published_at,
       count(*), sum(r.cpcs), sum(r.stopped), sum(r.cpcs - r.stopped)
  FROM cache_generation g
  JOIN bill_stop_crp_row r USING (generation)
 WHERE g.generation = CASE WHEN CAST(:batch_date AS date) IS NULL
         THEN (SELECT generation FROM cache_pointer WHERE cache = 'bill_stop')
         ELSE (SELECT generation FROM bill_stop_edition WHERE batch_date = CAST(:batch_date AS date)) END
 GROUP BY g.generation
