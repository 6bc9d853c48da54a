-- What the command menus of people depend on, and which menu was set; of one person, or (without
-- one) of all who may have a menu of their own.
-- Binds: :person_id
SELECT person.person_id, given.role, COALESCE(given.suspended, false), owns.account,
       person.language, person.guessed_language, person.menu
  FROM people person
  LEFT JOIN grants given ON given.person_id = person.person_id
 CROSS JOIN LATERAL (
       SELECT EXISTS (SELECT FROM accounts own WHERE own.person_id = person.person_id) AS account
     ) owns
 WHERE person.person_id = :person_id
    OR (CAST(:person_id AS bigint) IS NULL
        AND (person.menu IS NOT NULL OR person.language IS NOT NULL
             OR given.role IS NOT NULL OR owns.account))
 ORDER BY person.person_id
