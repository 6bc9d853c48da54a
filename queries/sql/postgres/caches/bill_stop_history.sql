-- The latest loads of the bill stop, newest first.
-- Binds: :many
SELECT batch_date, start_time, end_time, status, summary_count, details_count, duration_seconds,
       error_message
  FROM bill_stop_batch_log
 ORDER BY start_time DESC
 LIMIT :many
