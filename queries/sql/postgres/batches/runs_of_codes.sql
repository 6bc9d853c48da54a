-- Runs of some batches that are over and began since then, oldest first.
-- Binds: :codes, :since_when
SELECT batch_code, batch_nbr, rerun_nbr, started_at, ended_at, records, errors, status,
       business_date
  FROM batch_run_log
 WHERE batch_code = ANY(CAST(:codes AS text[]))
   AND started_at >= :since_when
 ORDER BY started_at
