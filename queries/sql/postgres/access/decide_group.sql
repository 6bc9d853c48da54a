-- Approve a group for staff or withdraw that, if nobody has decided about it since this version.
-- Binds: :chat_id, :version, :approved, :decided_by
UPDATE chats
   SET approved = :approved, version = version + 1, decided_by = :decided_by, decided_at = now()
 WHERE chat_id = :chat_id AND version = :version AND approved <> :approved
