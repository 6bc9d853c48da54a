-- A new alert, unless one with its fingerprint is open.
-- Binds: :fingerprint, :topic, :severity, :subject, :run, :area, :state, :kind, :facts, :flaps, :held
INSERT INTO alerts (fingerprint, topic, severity, subject, run, area, state, kind, facts, flaps,
                    held, resolved_at)
VALUES (:fingerprint, :topic, :severity, :subject, :run, :area, CAST(:state AS text), :kind, :facts,
        :flaps, CAST(:held AS text), CASE WHEN CAST(:state AS text) = 'resolved' THEN now() END)
ON CONFLICT (fingerprint) WHERE state <> 'resolved' DO NOTHING
RETURNING alert_id
