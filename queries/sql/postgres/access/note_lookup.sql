-- Count a number among those that a person has asked for on a day.
-- Binds: :day, :person_id, :number_key
INSERT INTO daily_lookups (day, person_id, number_key)
VALUES (:day, :person_id, :number_key)
ON CONFLICT DO NOTHING
