-- Where some batches depart from the usual limits.
-- Binds: :codes
SELECT batch_code, stall_minutes, stall_rps, low_rps, long_minutes, version
  FROM batch_limits
 WHERE batch_code = ANY(CAST(:codes AS text[]))
