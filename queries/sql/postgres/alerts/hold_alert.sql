-- Why nobody is told of an alert; nothing where they are.
-- Binds: :alert_id, :held
UPDATE alerts SET held = CAST(:held AS text)
 WHERE alert_id = :alert_id AND held IS DISTINCT FROM CAST(:held AS text)
