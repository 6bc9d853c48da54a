-- Loads whose run has ended without them.
-- Binds: :cache
UPDATE cache_generation g
   SET state = 'failed', ended_at = clock_timestamp(), error = 'ENGINE_RESTART'
 WHERE g.cache = :cache
   AND g.state = 'loading'
   AND NOT EXISTS (SELECT FROM batch.batch_execution_rec e
                    WHERE e.execution_id = g.run_id AND e.status = 'RUNNING')
