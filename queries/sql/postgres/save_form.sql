-- Keep what a person has filled in so far, for half an hour from now.
-- Binds: :chat_id, :person_id, :form, :filled
INSERT INTO forms (chat_id, person_id, form, filled, expires_at)
VALUES (:chat_id, :person_id, :form, :filled, now() + INTERVAL '30 minutes')
ON CONFLICT (chat_id, person_id, form) DO UPDATE
SET filled = excluded.filled, expires_at = excluded.expires_at
