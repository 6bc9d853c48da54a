-- Set one limit of a job, or several; NULL leaves a limit as it is.
-- Binds: :job_name, :max_runtime_min, :warn_runtime_pct, :error_rate_pct, :schedule_tolerance_min,
--        :degradation_pct
INSERT INTO batch.batch_threshold_rec AS known
       (job_name, max_runtime_min, warn_runtime_pct, error_rate_pct, schedule_tolerance_min,
        degradation_pct)
VALUES (:job_name, :max_runtime_min, :warn_runtime_pct, :error_rate_pct, :schedule_tolerance_min,
        :degradation_pct)
ON CONFLICT (job_name) DO UPDATE
   SET max_runtime_min = COALESCE(EXCLUDED.max_runtime_min, known.max_runtime_min),
       warn_runtime_pct = COALESCE(EXCLUDED.warn_runtime_pct, known.warn_runtime_pct),
       error_rate_pct = COALESCE(EXCLUDED.error_rate_pct, known.error_rate_pct),
       schedule_tolerance_min = COALESCE(EXCLUDED.schedule_tolerance_min,
                                         known.schedule_tolerance_min),
       degradation_pct = COALESCE(EXCLUDED.degradation_pct, known.degradation_pct)
