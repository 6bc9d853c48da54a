-- How many runs stand where: those that are open, and those that ended since an instant.
-- Binds: :since
SELECT status, count(*)
  FROM batch.batch_execution_rec
 WHERE finished_at >= :since
    OR status IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING')
 GROUP BY status
