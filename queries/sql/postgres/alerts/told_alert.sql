-- People are told of an alert anew.
-- Binds: :alert_id, :escalated
UPDATE alerts
   SET told_at = now(), held = NULL, escalated = :escalated, revision = revision + 1
 WHERE alert_id = :alert_id
