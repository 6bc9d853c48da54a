-- A running run is alive; whether somebody asked for its end. No row: the lease is lost.
-- Binds: :execution_id, :fence, :progress_pct, :progress_text
UPDATE batch.batch_execution_rec
   SET heartbeat_at = now(), progress_pct = :progress_pct, progress_text = :progress_text
 WHERE execution_id = :execution_id
   AND fence = :fence
   AND status = 'RUNNING'
RETURNING cancel_asked_by IS NOT NULL
