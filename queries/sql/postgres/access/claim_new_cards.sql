-- Cards of open requests that administrators are to be sent now: those who have none, and those
-- to whom it could not be sent before, less and less often.
INSERT INTO access_cards (request_id, chat_id, due_at)
SELECT asked.request_id, admin.person_id, now() + INTERVAL '1 minute'
  FROM access_requests asked
  JOIN grants admin ON admin.role = 'admin' AND NOT admin.suspended
                   AND admin.person_id <> asked.person_id
 WHERE asked.outcome IS NULL AND asked.expires_at > now()
 ORDER BY asked.request_id, admin.person_id
ON CONFLICT (request_id, chat_id) DO UPDATE
SET tries = access_cards.tries + 1,
    due_at = now() + INTERVAL '1 minute' * power(2, least(access_cards.tries + 1, 4))
WHERE access_cards.message_id IS NULL AND access_cards.due_at <= now()
RETURNING request_id, chat_id
