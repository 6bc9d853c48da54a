-- A person as the desk knows them, whether the chat is approved for staff, and for which text the
-- person was asked; always one row.
-- Binds: :person_id, :chat_id
SELECT known.name, known.username, known.guessed_language, known.language,
       COALESCE(known.seen_at > now() - INTERVAL '1 hour', false) AS seen_lately,
       given.role, COALESCE(given.areas, '{}'), COALESCE(given.suspended, false),
       COALESCE(given.version, 0),
       ARRAY(SELECT account.customer_no
               FROM accounts account
              WHERE account.person_id = asked.person_id
              ORDER BY account.account_id),
       COALESCE(chat.approved, false),
       prompt.filled ->> 'ask'
  FROM (SELECT CAST(:person_id AS bigint) AS person_id, CAST(:chat_id AS bigint) AS chat_id) asked
  LEFT JOIN people known ON known.person_id = asked.person_id
  LEFT JOIN grants given ON given.person_id = asked.person_id
  LEFT JOIN chats chat ON chat.chat_id = asked.chat_id
  LEFT JOIN forms prompt ON prompt.chat_id = asked.chat_id
                        AND prompt.person_id = asked.person_id
                        AND prompt.form = 'prompt'
                        AND prompt.expires_at > now()
