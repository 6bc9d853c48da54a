-- Where jobs depart from the usual thresholds.
SELECT job_name, max_runtime_min, warn_runtime_pct, error_rate_pct, schedule_tolerance_min,
       degradation_pct
  FROM batch.batch_threshold_rec
