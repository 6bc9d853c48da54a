-- Alerts by their ids, oldest first.
-- Binds: :ids
SELECT alert.alert_id, alert.fingerprint, alert.topic, alert.severity, alert.subject, alert.run,
       alert.area, alert.state, alert.kind, alert.facts, alert.count, alert.flaps, alert.revision,
       alert.raised_at, alert.last_at, alert.told_at, alert.held, alert.escalated,
       alert.acknowledged_by, alert.acknowledged_name, alert.acknowledged_at, alert.resolved_at
  FROM alerts alert
 WHERE alert.alert_id = ANY(CAST(:ids AS bigint[]))
 ORDER BY alert.alert_id
