-- Scheduled runs that began since then, or could but have not; when they could.
-- Binds: :since
SELECT execution_id, job_name, GREATEST(due_at, ready_at), started_at
  FROM batch.batch_execution_rec
 WHERE schedule_id IS NOT NULL
   AND attempt = 1
   AND (started_at >= :since
        OR status IN ('QUEUED', 'WAITING')
           AND COALESCE(split_part(wait_reason, ':', 1), '')
               NOT IN ('dependency', 'approval', 'paused'))
 ORDER BY execution_id
