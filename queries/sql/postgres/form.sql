-- What a person has filled in so far.
-- Binds: :chat_id, :person_id, :form
SELECT filled FROM forms
 WHERE chat_id = :chat_id AND person_id = :person_id AND form = :form AND expires_at > now()
