-- Forget some runs that ended over 400 days ago; what is not ended stays, however old.
-- Binds: :many
DELETE FROM batch.batch_execution_rec
 WHERE execution_id IN (SELECT old.execution_id
                          FROM batch.batch_execution_rec old
                         WHERE old.finished_at < now() - INTERVAL '400 days'
                           AND old.status NOT IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING')
                         ORDER BY old.finished_at
                         LIMIT :many)
