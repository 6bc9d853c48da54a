-- An open alert fires once more, with newer facts; one that became worse is nobody's any more.
-- Binds: :alert_id, :topic, :severity, :state, :kind, :facts, :refresh
UPDATE alerts
   SET topic = :topic, severity = :severity, kind = :kind, facts = :facts, count = count + 1,
       revision = revision + CAST(:refresh AS integer), last_at = now(),
       acknowledged_by = CASE WHEN CAST(:state AS text) = 'acknowledged' THEN acknowledged_by END,
       acknowledged_name = CASE WHEN CAST(:state AS text) = 'acknowledged' THEN acknowledged_name END,
       acknowledged_at = CASE WHEN CAST(:state AS text) = 'acknowledged' THEN acknowledged_at END,
       state = CAST(:state AS text)
 WHERE alert_id = :alert_id
