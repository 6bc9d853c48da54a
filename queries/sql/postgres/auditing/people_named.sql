-- People with this id, or with this in their name or username, the id's person first; also one who
-- never wrote to the desk but was decided about, without a name.
-- Binds: :person_id, :part, :many
SELECT known.person_id, known.name
  FROM (SELECT person_id, name, username FROM people
         UNION ALL
        SELECT given.person_id, NULL, NULL
          FROM grants given
         WHERE NOT EXISTS (SELECT 1 FROM people other WHERE other.person_id = given.person_id)
       ) known
 WHERE known.person_id = :person_id
    OR strpos(lower(known.name), lower(CAST(:part AS text))) > 0
    OR strpos(lower(known.username), lower(:part)) > 0
 ORDER BY known.person_id IS NOT DISTINCT FROM :person_id DESC, known.name, known.person_id
 LIMIT :many
