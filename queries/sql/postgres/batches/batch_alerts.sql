-- What people were told of a batch since then, newest first.
-- Binds: :code, :since_when
SELECT batch_code, batch_nbr, rerun_nbr, alert_type, sent_at, alert_id
  FROM batch_monitoring_alert
 WHERE batch_code = :code
   AND sent_at >= :since_when
 ORDER BY sent_at DESC, row_id DESC
