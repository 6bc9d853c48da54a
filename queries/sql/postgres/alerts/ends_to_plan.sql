-- Alerts of whose end is to be told, and nobody has said when.
SELECT DISTINCT alert_id FROM deliveries WHERE state = 'waiting' AND bundle = 'end' ORDER BY alert_id
