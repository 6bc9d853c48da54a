-- Forget what some days of runs cost that are over three years old.
-- Binds: :many
DELETE FROM batch.batch_metrics_day
 WHERE (job_name, day) IN (SELECT old.job_name, old.day
                             FROM batch.batch_metrics_day old
                            WHERE old.day < current_date - INTERVAL '3 years'
                            LIMIT :many)
