-- Forget some alerts of batches that are older than 90 days.
-- Binds: :many
DELETE FROM batch_monitoring_alert
 WHERE row_id IN (SELECT old.row_id
                  FROM batch_monitoring_alert old
                 WHERE old.sent_at < now() - INTERVAL '90 days'
                 ORDER BY old.sent_at
                 LIMIT :many)
