-- People with this id, or with this in their name or username, as the desk knows them.
-- Binds: :person_id, :part, :many
SELECT known.person_id, known.name
  FROM people known
 WHERE known.person_id = :person_id
    OR strpos(lower(known.name), lower(CAST(:part AS text))) > 0
    OR strpos(lower(known.username), lower(:part)) > 0
 ORDER BY known.person_id = :person_id DESC, known.name, known.person_id
 LIMIT :many
