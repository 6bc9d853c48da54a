-- Forget some of the forms whose time is over.
-- Binds: :many
DELETE FROM forms
 WHERE (chat_id, person_id, form) IN (SELECT old.chat_id, old.person_id, old.form
                                        FROM forms old
                                       WHERE old.expires_at < now()
                                       LIMIT :many)
