-- All tokens, the newest first.
SELECT token_id, name, role, created_at, revoked_at FROM api_tokens ORDER BY token_id DESC
