-- What was decided about a person.
-- Binds: :person_id
SELECT role, areas, suspended, version FROM grants WHERE person_id = :person_id FOR UPDATE
