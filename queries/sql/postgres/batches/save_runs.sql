-- Runs that are over, each once; what was recorded late is added.
-- Binds: :codes, :numbers, :reruns, :started, :ended, :records, :errors, :statuses, :days
INSERT INTO batch_run_log (batch_code, batch_nbr, rerun_nbr, started_at, ended_at, records, errors,
                           status, business_date)
SELECT u.*
  FROM unnest(CAST(:codes AS text[]), CAST(:numbers AS bigint[]), CAST(:reruns AS bigint[]),
              CAST(:started AS timestamptz[]), CAST(:ended AS timestamptz[]),
              CAST(:records AS bigint[]), CAST(:errors AS bigint[]), CAST(:statuses AS text[]),
              CAST(:days AS date[])) u
ON CONFLICT (batch_code, batch_nbr, rerun_nbr) DO UPDATE
   SET ended_at = excluded.ended_at, records = excluded.records, errors = excluded.errors,
       status = excluded.status
 WHERE (batch_run_log.ended_at, batch_run_log.records, batch_run_log.errors, batch_run_log.status)
       IS DISTINCT FROM (excluded.ended_at, excluded.records, excluded.errors, excluded.status)
