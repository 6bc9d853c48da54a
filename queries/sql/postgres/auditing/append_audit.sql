-- Add an entry to the chain of the audit; its number.
-- Binds: :actor, :role, :act, :subject, :chat_id, :details
SELECT append_audit(:actor, :role, :act, :subject, :chat_id, :details)
