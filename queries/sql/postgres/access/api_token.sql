-- A token that is not revoked.
-- Binds: :token_id
SELECT name, role, hash FROM api_tokens WHERE token_id = :token_id AND revoked_at IS NULL
