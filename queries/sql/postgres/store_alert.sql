-- Keep what administrators are to be told, once for each fingerprint.
-- Binds: :topic, :severity, :fingerprint, :facts
INSERT INTO alert_events (topic, severity, fingerprint, facts)
VALUES (:topic, :severity, :fingerprint, :facts)
ON CONFLICT (fingerprint) DO NOTHING
