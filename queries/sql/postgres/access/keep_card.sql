-- A card stands in a chat, as this message; one message a chat and request.
-- Binds: :request_id, :chat_id, :message_id
INSERT INTO access_cards (request_id, chat_id, message_id)
VALUES (:request_id, :chat_id, :message_id)
ON CONFLICT (request_id, chat_id) DO UPDATE
SET message_id = excluded.message_id, closed = false, tries = 0, due_at = now()
