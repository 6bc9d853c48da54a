-- Remember how Telegram introduces a person, and that they were here.
-- Binds: :person_id, :name, :username, :language
INSERT INTO people (person_id, name, username, guessed_language)
VALUES (:person_id, :name, :username, :language)
ON CONFLICT (person_id) DO UPDATE
SET name = excluded.name, username = excluded.username,
    guessed_language = excluded.guessed_language, seen_at = now()
