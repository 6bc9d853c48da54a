-- Remember the language that a person chose.
-- Binds: :person_id, :language
UPDATE people SET language = :language WHERE person_id = :person_id
