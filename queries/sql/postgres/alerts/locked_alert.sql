-- An alert, which stays as it is until the transaction ends.
-- Binds: :alert_id
SELECT alert.alert_id, alert.fingerprint, alert.topic, alert.severity, alert.subject, alert.run,
       alert.area, alert.state, alert.kind, alert.facts, alert.count, alert.flaps, alert.revision,
       alert.raised_at, alert.last_at, alert.told_at, alert.held, alert.escalated,
       alert.acknowledged_by, alert.acknowledged_name, alert.acknowledged_at, alert.resolved_at
  FROM alerts alert
 WHERE alert.alert_id = :alert_id
   FOR UPDATE
