-- Open alerts of what happened once and may have no end of its own, with nothing new since then.
-- Binds: :before
SELECT fingerprint FROM alerts
 WHERE state <> 'resolved' AND last_at < :before
   AND topic IN ('access.enumeration', 'job.slow', 'job.late', 'job.log-errors', 'batch.failed')
