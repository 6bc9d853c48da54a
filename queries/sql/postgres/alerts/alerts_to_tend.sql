-- Open alerts that time may change: nobody was told yet, or a critical one that nobody took.
SELECT alert.alert_id, alert.fingerprint, alert.topic, alert.severity, alert.subject, alert.run,
       alert.area, alert.state, alert.kind, alert.facts, alert.count, alert.flaps, alert.revision,
       alert.raised_at, alert.last_at, alert.told_at, alert.held, alert.escalated,
       alert.acknowledged_by, alert.acknowledged_name, alert.acknowledged_at, alert.resolved_at
  FROM alerts alert
 WHERE alert.state = 'firing' AND (alert.held IS NOT NULL OR alert.severity = 'critical')
 ORDER BY alert.alert_id
   FOR UPDATE SKIP LOCKED
