-- An alert is over; with newer facts where there are some.
-- Binds: :alert_id, :topic, :kind, :facts
UPDATE alerts
   SET state = 'resolved', resolved_at = now(), last_at = now(), revision = revision + 1,
       topic = :topic, kind = :kind, facts = :facts
 WHERE alert_id = :alert_id
