-- Alerts with messages in one of these states, the newest first; how many messages are in which.
-- Binds: :states, :skip, :many
SELECT alert.alert_id, alert.topic, alert.severity, alert.subject, alert.raised_at,
       jsonb_object_agg(counted.state, counted.messages)
  FROM (SELECT alert_id, state, count(*) AS messages
          FROM deliveries
         WHERE kind = 'message' OR state IN ('dead', 'unknown')
         GROUP BY alert_id, state) counted
  JOIN alerts alert USING (alert_id)
 GROUP BY alert.alert_id
HAVING bool_or(counted.state = ANY(CAST(:states AS text[])))
 ORDER BY alert.alert_id DESC
 LIMIT :many OFFSET :skip
