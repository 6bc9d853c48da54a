-- Forget some runs of batches that are older than 90 days.
-- Binds: :many
DELETE FROM batch_run_log
 WHERE (batch_code, batch_nbr, rerun_nbr) IN (SELECT old.batch_code, old.batch_nbr, old.rerun_nbr
                  FROM batch_run_log old
                 WHERE old.started_at < now() - INTERVAL '90 days'
                 ORDER BY old.started_at
                 LIMIT :many)
