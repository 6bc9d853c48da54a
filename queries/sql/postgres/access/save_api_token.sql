-- Remember a new token by its hash; its number.
-- Binds: :name, :role, :hash
INSERT INTO api_tokens (name, role, hash) VALUES (:name, :role, :hash) RETURNING token_id
