-- A group as the desk knows it.
-- Binds: :chat_id
SELECT chat_id, title, approved, version FROM chats WHERE chat_id = :chat_id
