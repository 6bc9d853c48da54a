-- The last check of each run that is not known to be over.
SELECT one.batch_code, one.batch_nbr, one.rerun_nbr, one.started_at, one.check_time,
       one.total_records, one.rps, one.verdict, one.rule, one.growth, one.since, one.interval_rps,
       one.previous_records, one.previous_rps, one.trend, one.slow_checks, one.quiet,
       one.limit_rps, one.limit_duration
  FROM batch_on_watch watched
  JOIN batch_execution_log one ON one.log_id = watched.log_id
 ORDER BY one.started_at, one.batch_code, one.batch_nbr, one.rerun_nbr
