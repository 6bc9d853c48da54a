-- How often an alert was over again since then.
-- Binds: :fingerprint, :window
SELECT count(*) FROM alerts
 WHERE fingerprint = :fingerprint AND resolved_at > now() - CAST(:window AS interval)
