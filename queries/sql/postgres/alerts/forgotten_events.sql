-- Open alerts of what happened once and may have no end of its own, or of a machine that may be gone,
-- with nothing new since then: whoever lives renews its own.
-- Binds: :before
SELECT fingerprint FROM alerts
 WHERE state <> 'resolved' AND last_at < :before
   AND topic IN ('access.enumeration', 'job.slow', 'job.late', 'job.log-errors', 'batch.failed',
                 'desk.lag', 'resource.disk', 'resource.cpu', 'resource.memory')
