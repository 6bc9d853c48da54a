-- Cards that still look open though their request has ended, to be redrawn now; what fails is due
-- again, less and less often.
UPDATE access_cards card
   SET tries = card.tries + 1,
       due_at = now() + INTERVAL '1 minute' * power(2, least(card.tries, 4))
  FROM access_requests asked
 WHERE asked.request_id = card.request_id AND asked.outcome IS NOT NULL
   AND card.message_id IS NOT NULL AND NOT card.closed AND card.due_at <= now()
RETURNING card.request_id, card.chat_id, card.message_id
