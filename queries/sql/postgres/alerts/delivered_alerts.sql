-- Alerts with messages in one of these states, the newest first; how many messages are in which.
-- Binds: :states, :skip, :many
SELECT alert_id, jsonb_object_agg(state, messages)
  FROM (SELECT alert_id, state, count(*) AS messages
          FROM deliveries
         WHERE kind = 'message' OR state IN ('dead', 'unknown')
         GROUP BY alert_id, state) counted
 GROUP BY alert_id
HAVING bool_or(state = ANY(CAST(:states AS text[])))
 ORDER BY alert_id DESC
 LIMIT :many OFFSET :skip
