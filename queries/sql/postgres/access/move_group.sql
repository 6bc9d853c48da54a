-- A group has become a supergroup: what was decided about it holds under the new id.
-- Binds: :old_id, :new_id
WITH old AS (
  DELETE FROM chats WHERE chat_id = :old_id
  RETURNING title, approved, version, decided_by, decided_at
)
INSERT INTO chats (chat_id, title, approved, version, decided_by, decided_at)
SELECT :new_id, title, approved, version + 1, decided_by, decided_at FROM old
ON CONFLICT (chat_id) DO NOTHING
RETURNING approved
