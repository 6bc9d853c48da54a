-- Somebody takes an alert into their hands, if nobody has.
-- Binds: :alert_id, :person, :name
UPDATE alerts
   SET state = 'acknowledged', revision = revision + 1,
       acknowledged_by = :person, acknowledged_name = :name, acknowledged_at = now()
 WHERE alert_id = :alert_id AND state = 'firing'
