-- A request for access, who asked, in which language they are written to, and who decided.
-- Binds: :request_id
SELECT asked.request_id, asker.person_id, asker.name, asker.username,
       COALESCE(asker.language, asker.guessed_language),
       asked.asked_at, asked.expires_at, asked.outcome, asked.areas, asked.decided_at,
       asked.decided_by, decider.name
  FROM access_requests asked
  JOIN people asker ON asker.person_id = asked.person_id
  LEFT JOIN people decider ON decider.person_id = asked.decided_by
 WHERE asked.request_id = :request_id
