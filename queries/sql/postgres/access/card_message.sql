-- Which message in a chat is the card of a request.
-- Binds: :request_id, :chat_id
SELECT message_id FROM access_cards WHERE request_id = :request_id AND chat_id = :chat_id
