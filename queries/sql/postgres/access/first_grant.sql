-- Decide about a person for the first time.
-- Binds: :person_id, :role, :areas, :suspended, :decider
INSERT INTO grants (person_id, role, areas, suspended, granted_by)
VALUES (:person_id, :role, :areas, :suspended, :decider)
ON CONFLICT DO NOTHING
