-- People are told of a batch.
-- Binds: :code, :nbr, :rerun, :alert_type, :sent_at, :alert_id
INSERT INTO batch_monitoring_alert (batch_code, batch_nbr, rerun_nbr, alert_type, sent_at, alert_id)
VALUES (:code, :nbr, :rerun, :alert_type, :sent_at, :alert_id)
