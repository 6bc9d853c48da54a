-- The language that a person chose, or else the one guessed.
-- Binds: :person_id
SELECT COALESCE(language, guessed_language) FROM people WHERE person_id = :person_id
