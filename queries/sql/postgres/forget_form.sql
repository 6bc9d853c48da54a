-- Forget what a person has filled in.
-- Binds: :chat_id, :person_id, :form
DELETE FROM forms WHERE chat_id = :chat_id AND person_id = :person_id AND form = :form
