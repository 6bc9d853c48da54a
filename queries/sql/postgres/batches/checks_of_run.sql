-- The checks of one run, oldest first.
-- Binds: :code, :nbr, :rerun
SELECT batch_code, batch_nbr, rerun_nbr, started_at, check_time, total_records, rps, verdict, rule, growth,
       since, interval_rps, previous_records, previous_rps, trend, slow_checks, quiet, limit_rps,
       limit_duration
  FROM batch_execution_log
 WHERE batch_code = :code
   AND batch_nbr = :nbr
   AND rerun_nbr = :rerun
 ORDER BY check_time, log_id
