-- What a run cost that has ended: it waited for others until it was ready, then in the queue.
-- Binds: :execution_id, :cpu_s, :rss_max_mb, :rows_read, :rows_written
INSERT INTO batch.batch_metrics_rec
       (execution_id, job_name, ended_at, duration_s, queue_s, wait_s, schedule_delay_s, cpu_s,
        rss_max_mb, rows_read, rows_written)
SELECT execution_id, job_name, finished_at,
       EXTRACT(EPOCH FROM finished_at - started_at),
       EXTRACT(EPOCH FROM GREATEST(started_at - GREATEST(due_at, ready_at), INTERVAL '0')),
       EXTRACT(EPOCH FROM GREATEST(ready_at - due_at, INTERVAL '0')),
       CASE WHEN schedule_id IS NOT NULL AND attempt = 1
            THEN EXTRACT(EPOCH FROM started_at - GREATEST(due_at, ready_at)) END,
       :cpu_s, :rss_max_mb, :rows_read, :rows_written
  FROM batch.batch_execution_rec
 WHERE execution_id = :execution_id
   AND started_at IS NOT NULL
ON CONFLICT DO NOTHING
