-- End the open requests, of one person or of all, whose time is over, or about whose person was
-- decided elsewhere meanwhile: then there is nothing more to tell them.
-- Binds: :person_id
UPDATE access_requests ended
   SET outcome = CASE WHEN judged.decided THEN 'overtaken' ELSE 'expired' END,
       decided_at = now(), told = judged.decided, due_at = now()
  FROM (SELECT waiting.request_id,
               EXISTS (SELECT FROM grants given
                        WHERE given.person_id = waiting.person_id
                          AND (given.suspended OR given.role <> 'none')) AS decided
          FROM access_requests waiting
         WHERE waiting.outcome IS NULL
           AND (waiting.person_id = :person_id OR CAST(:person_id AS bigint) IS NULL)) judged
 WHERE ended.request_id = judged.request_id
   AND ended.outcome IS NULL
   AND (judged.decided OR ended.expires_at <= now())
RETURNING ended.request_id, ended.person_id, ended.outcome
