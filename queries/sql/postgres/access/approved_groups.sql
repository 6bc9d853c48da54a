-- The groups in which staff may look customers up.
-- Binds:
SELECT chat_id, title, approved, version FROM chats WHERE approved ORDER BY title, chat_id
