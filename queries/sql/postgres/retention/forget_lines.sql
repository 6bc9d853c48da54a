-- Forget some lines of runs' logs that warn of nothing and are older than 90 days.
-- Binds: :many
DELETE FROM batch.batch_log_rec
 WHERE log_id IN (SELECT old.log_id
                    FROM batch.batch_log_rec old
                   WHERE old.ts < now() - INTERVAL '90 days'
                     AND old.level IN ('DEBUG', 'INFO')
                   ORDER BY old.ts
                   LIMIT :many)
