-- Tokens of programs that read over HTTP.
-- depends: 0001-people

-- migrate: apply

-- The token itself is never stored, only its hash.
CREATE TABLE api_tokens (
  token_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text        NOT NULL,
  role       text        NOT NULL CHECK (role IN ('staff', 'operator')),
  hash       bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);

-- migrate: rollback
DROP TABLE api_tokens;
