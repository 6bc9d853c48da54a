-- A card shows how its request ended, or cannot be reached any more.
-- Binds: :request_id, :chat_id, :message_id
UPDATE access_cards
   SET closed = true
 WHERE request_id = :request_id AND chat_id = :chat_id AND message_id = :message_id
