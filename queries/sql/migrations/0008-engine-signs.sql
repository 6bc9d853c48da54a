-- Which processes execute jobs, and when they were last heard of.
-- depends: 0004-api-tokens

-- migrate: apply

CREATE TABLE batch.engine_sign (
  engine     text        PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT now(),
  heard_at   timestamptz NOT NULL DEFAULT now()
);

-- migrate: rollback
DROP TABLE batch.engine_sign;
