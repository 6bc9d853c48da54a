-- What happened to an alert, oldest first.
-- Binds: :alert_id
SELECT at, what, by_name, note FROM alert_history WHERE alert_id = :alert_id ORDER BY entry_id
