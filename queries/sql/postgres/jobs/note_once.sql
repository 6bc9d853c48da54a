-- Add a warning to a run's log unless it has one of this code; call it under a lock.
-- Binds: :execution_id, :code, :message
INSERT INTO batch.batch_log_rec (execution_id, level, code, message)
SELECT :execution_id, 'WARNING', CAST(:code AS text), :message
 WHERE NOT EXISTS (SELECT FROM batch.batch_log_rec known
                    WHERE known.execution_id = :execution_id
                      AND known.code = :code)
