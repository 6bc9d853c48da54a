-- Something happened to an alert.
-- Binds: :alert_id, :what, :by_person, :by_name, :note
INSERT INTO alert_history (alert_id, what, by_person, by_name, note)
VALUES (:alert_id, :what, :by_person, :by_name, :note)
