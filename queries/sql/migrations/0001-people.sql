-- People, what they may do, their accounts, and the record of what was done.
-- depends:

-- migrate: apply

-- Everybody who ever wrote to the desk, as Telegram introduces them; "menu" names the command menu
-- that was set for them.
CREATE TABLE people (
  person_id        bigint      PRIMARY KEY,
  name             text        NOT NULL,
  username         text,
  guessed_language text        NOT NULL,
  language         text        CHECK (language IN ('en', 'bn')),
  menu             text,
  seen_at          timestamptz NOT NULL DEFAULT now()
);

-- What administrators decided about a person; an empty list of areas means all areas.
CREATE TABLE grants (
  person_id  bigint      PRIMARY KEY,
  role       text        NOT NULL CHECK (role IN ('none', 'staff', 'operator', 'admin')),
  areas      text[]      NOT NULL DEFAULT '{}',
  suspended  boolean     NOT NULL DEFAULT false,
  version    integer     NOT NULL DEFAULT 1,
  granted_by bigint,
  granted_at timestamptz NOT NULL DEFAULT now()
);

-- Customer accounts that people have proved to be theirs.
CREATE TABLE accounts (
  account_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id   bigint      NOT NULL REFERENCES people,
  customer_no text        NOT NULL,
  phone_key   text        NOT NULL,
  linked_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (person_id, customer_no)
);

-- Groups, and whether staff may look customers up there.
CREATE TABLE chats (
  chat_id    bigint      PRIMARY KEY,
  title      text        NOT NULL,
  approved   boolean     NOT NULL DEFAULT false,
  version    integer     NOT NULL DEFAULT 1,
  decided_by bigint,
  decided_at timestamptz NOT NULL DEFAULT now()
);

-- Who asked for access; without an outcome a request is open until it expires. Its end is news for
-- whoever asked: until they are told it is tried again, each time "due" a little later.
CREATE TABLE access_requests (
  request_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint      NOT NULL REFERENCES people,
  asked_at   timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  outcome    text        CHECK (outcome IN
               ('staff', 'operator', 'admin', 'own_account', 'denied', 'expired', 'overtaken')),
  areas      text[]      NOT NULL DEFAULT '{}',
  decided_by bigint,
  decided_at timestamptz,
  told       boolean     NOT NULL DEFAULT false,
  tries      integer     NOT NULL DEFAULT 0,
  due_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX one_open_request ON access_requests (person_id) WHERE outcome IS NULL;

-- The message about a request in each administrator's chat, without an id as long as it is not sent;
-- closed when it shows how the request ended.
CREATE TABLE access_cards (
  request_id bigint      NOT NULL REFERENCES access_requests,
  chat_id    bigint      NOT NULL,
  message_id integer,
  closed     boolean     NOT NULL DEFAULT false,
  tries      integer     NOT NULL DEFAULT 0,
  due_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (request_id, chat_id)
);

-- What a person has begun to fill in, kept until it is done or forgotten.
CREATE TABLE forms (
  chat_id    bigint      NOT NULL,
  person_id  bigint      NOT NULL,
  form       text        NOT NULL,
  filled     jsonb       NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (chat_id, person_id, form)
);

-- Which numbers a person asked for on a day, as keyed hashes.
CREATE TABLE daily_lookups (
  day        date   NOT NULL,
  person_id  bigint NOT NULL,
  number_key text   NOT NULL,
  PRIMARY KEY (day, person_id, number_key)
);

-- What administrators are to be told.
CREATE TABLE alert_events (
  event_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL DEFAULT now(),
  topic       text        NOT NULL,
  severity    text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  fingerprint text        NOT NULL UNIQUE,
  facts       jsonb       NOT NULL
);

-- Who asked the billing system what, numbers masked.
CREATE TABLE query_log (
  entry_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT now(),
  person_id  bigint      NOT NULL,
  query      text        NOT NULL,
  parameters jsonb       NOT NULL,
  ms         real        NOT NULL,
  row_count  integer,
  source     text        NOT NULL CHECK (source IN ('live', 'cache')),
  outcome    text        NOT NULL
);
CREATE INDEX query_log_by_time ON query_log (at);

-- The audit: each entry is chained to the one before by its hash.
CREATE TABLE audit (
  seq      bigint      PRIMARY KEY,
  at       timestamptz NOT NULL,
  actor    bigint,
  role     text        NOT NULL,
  act      text        NOT NULL,
  subject  text        NOT NULL,
  chat_id  bigint,
  details  jsonb       NOT NULL,
  previous bytea       NOT NULL,
  hash     bytea       NOT NULL
);
-- Also for what a subject begins with, in any collation.
CREATE INDEX audit_by_subject ON audit (subject text_pattern_ops, seq);
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_time ON audit (at);

-- Where the chain ends; the lock on its one row gives the entries their order.
CREATE TABLE audit_head (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  seq      bigint  NOT NULL,
  hash     bytea   NOT NULL
);
INSERT INTO audit_head (seq, hash) VALUES (0, sha256('griddesk'));

-- What an entry's hash is made of, beside the hash before it.
CREATE FUNCTION audit_line(entry audit) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT convert_to(jsonb_build_array(
           entry.seq, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
           entry.actor, entry.role, entry.act, entry.subject, entry.chat_id, entry.details
         )::text, 'UTF8')
$$;

CREATE FUNCTION append_audit(
  actor bigint, role text, act text, subject text, chat_id bigint, details jsonb
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head  audit_head;
  entry audit;
BEGIN
  SELECT * INTO head FROM audit_head FOR UPDATE;
  entry := (head.seq + 1, clock_timestamp(), actor, role, act, subject, chat_id, details,
            head.hash, ''::bytea);
  entry.hash := sha256(head.hash || audit_line(entry));
  INSERT INTO audit SELECT (entry).*;
  UPDATE audit_head SET seq = entry.seq, hash = entry.hash;
  RETURN entry.seq;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only ever appended to';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- migrate: rollback
DROP TABLE audit, audit_head, query_log, alert_events, daily_lookups, forms, access_cards,
           access_requests, chats, accounts, grants, people CASCADE;
DROP FUNCTION append_audit, refuse_change;
