-- Everything an administrator sees of a person; always one row.
-- Binds: :person_id
SELECT asked.person_id, known.name, known.username,
       COALESCE(known.language, known.guessed_language), given.role, given.areas, given.suspended,
       COALESCE(given.version, 0), given.granted_at,
       COALESCE(decider.name, CAST(given.granted_by AS text)), known.seen_at,
       (SELECT count(*) FROM accounts account WHERE account.person_id = asked.person_id)
  FROM (SELECT CAST(:person_id AS bigint) AS person_id) asked
  LEFT JOIN people known ON known.person_id = asked.person_id
  LEFT JOIN grants given ON given.person_id = asked.person_id
  LEFT JOIN people decider ON decider.person_id = given.granted_by
