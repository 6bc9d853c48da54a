-- Wait until nobody is just changing these alerts: who changes one later sees what is claimed.
-- Binds: :ids
SELECT alert_id FROM alerts WHERE alert_id = ANY(CAST(:ids AS bigint[])) ORDER BY alert_id FOR SHARE
