-- Forget some lines of runs' logs, warnings and errors among them, that are older than 365 days.
-- Binds: :many
DELETE FROM batch.batch_log_rec
 WHERE log_id IN (SELECT old.log_id
                    FROM batch.batch_log_rec old
                   WHERE old.ts < now() - INTERVAL '365 days'
                   ORDER BY old.ts
                   LIMIT :many)
