-- A check, which is then the last one of its run.
-- Binds: :code, :nbr, :rerun, :started_at, :check_time, :records, :rps, :duration, :verdict, :rule,
--        :growth, :since, :interval_rps, :previous_records, :previous_rps, :trend, :slow_checks, :quiet,
--        :limit_rps, :limit_duration
WITH written AS (
  INSERT INTO batch_execution_log
         (batch_code, batch_nbr, rerun_nbr, started_at, check_time, total_records, rps, duration,
          verdict, rule, growth, since, interval_rps, previous_records, previous_rps, trend,
          slow_checks, quiet, limit_rps, limit_duration)
  VALUES (:code, :nbr, :rerun, :started_at, :check_time, :records, :rps, :duration,
          :verdict, :rule, :growth, :since, :interval_rps, :previous_records, :previous_rps, :trend,
          :slow_checks, :quiet, :limit_rps, :limit_duration)
  RETURNING batch_code, batch_nbr, rerun_nbr, log_id
)
INSERT INTO batch_on_watch (batch_code, batch_nbr, rerun_nbr, log_id)
SELECT batch_code, batch_nbr, rerun_nbr, log_id FROM written
ON CONFLICT (batch_code, batch_nbr, rerun_nbr) DO UPDATE SET log_id = excluded.log_id
