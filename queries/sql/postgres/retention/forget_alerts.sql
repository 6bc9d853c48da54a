-- Forget alerts that were over 180 days ago, with their history, once their messages are forgotten.
-- Binds: :many
DELETE FROM alerts
 WHERE alert_id IN (SELECT old.alert_id FROM alerts old
                     WHERE old.resolved_at < now() - INTERVAL '180 days'
                       AND NOT EXISTS (SELECT FROM deliveries kept
                                        WHERE kept.alert_id = old.alert_id)
                     LIMIT :many)
