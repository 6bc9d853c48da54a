-- A group as the desk knows it, remembered by its present title.
-- Binds: :chat_id, :title
INSERT INTO chats (chat_id, title)
VALUES (:chat_id, :title)
ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title
RETURNING chat_id, title, approved, version
