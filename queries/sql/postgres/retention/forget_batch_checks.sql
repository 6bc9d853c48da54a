-- Forget some checks of batches that are older than 90 days.
-- Binds: :many
DELETE FROM batch_execution_log
 WHERE log_id IN (SELECT old.log_id
                  FROM batch_execution_log old
                 WHERE old.check_time < now() - INTERVAL '90 days'
                 ORDER BY old.check_time
                 LIMIT :many)
