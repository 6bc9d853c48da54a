-- Alerts, who is told of them, and what became of each message.
-- depends: 0006-run-records

-- migrate: apply

-- What is the matter, or was; one that is not resolved is the only one with its fingerprint.
-- "held" says why nobody was told yet; "revision" grows with everything that a copy would show.
CREATE TABLE alerts (
  alert_id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fingerprint       text        NOT NULL,
  topic             text        NOT NULL,
  severity          text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  subject           text        NOT NULL,
  run               text        NOT NULL,
  area              text        NOT NULL,
  state             text        NOT NULL CHECK (state IN ('firing', 'acknowledged', 'resolved')),
  kind              text        NOT NULL,
  facts             jsonb       NOT NULL,
  count             integer     NOT NULL DEFAULT 1,
  flaps             integer     NOT NULL DEFAULT 0,
  revision          integer     NOT NULL DEFAULT 1,
  raised_at         timestamptz NOT NULL DEFAULT now(),
  last_at           timestamptz NOT NULL DEFAULT now(),
  told_at           timestamptz,
  held              text        CHECK (held IN ('silenced', 'maintenance', 'inhibited', 'flapping')),
  escalated         integer     NOT NULL DEFAULT 0,
  acknowledged_by   bigint,
  acknowledged_name text,
  acknowledged_at   timestamptz,
  resolved_at       timestamptz
);
CREATE UNIQUE INDEX one_open_alert ON alerts (fingerprint) WHERE state <> 'resolved';
CREATE INDEX alerts_by_time ON alerts (raised_at);
CREATE INDEX alerts_by_fingerprint ON alerts (fingerprint, resolved_at);

-- What happened to an alert, in order.
CREATE TABLE alert_history (
  entry_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id  bigint      NOT NULL REFERENCES alerts ON DELETE CASCADE,
  at        timestamptz NOT NULL DEFAULT now(),
  what      text        NOT NULL,
  by_person bigint,
  by_name   text,
  note      text        NOT NULL DEFAULT ''
);
CREATE INDEX alert_history_by_alert ON alert_history (alert_id, entry_id);

-- Where messages go: a chat (address = chat id, thread = forum topic or 0), a Teams channel
-- (address = its name; secret = its webhook, or NULL where a setting has it), an e-mail address.
-- "not_before" is what the other side asked for, so that a restart obeys it too.
CREATE TABLE targets (
  target_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel    text        NOT NULL CHECK (channel IN ('telegram', 'teams', 'email')),
  address    text        NOT NULL,
  thread     integer     NOT NULL DEFAULT 0,
  title      text        NOT NULL DEFAULT '',
  secret     text,
  language   text        NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'bn')),
  state      text        NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'paused', 'unreachable')),
  why        text        NOT NULL DEFAULT '',
  not_before timestamptz NOT NULL DEFAULT '-infinity',
  version    integer     NOT NULL DEFAULT 1,
  added_by   bigint,
  added_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (channel, address, thread)
);

-- What a target wants to be told, and when; quiet hours are of the site's time and let what is
-- critical pass. "origin" names the setting that a subscription comes from.
CREATE TABLE subscriptions (
  subscription_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target_id       bigint      NOT NULL REFERENCES targets ON DELETE CASCADE,
  topics          text[]      NOT NULL CHECK (cardinality(topics) > 0),
  least           text        NOT NULL CHECK (least IN ('info', 'warning', 'critical')),
  quiet_from      time,
  quiet_until     time,
  digest          boolean     NOT NULL DEFAULT false,
  on_call         boolean     NOT NULL DEFAULT false,
  origin          text        NOT NULL DEFAULT '',
  added_by        bigint,
  added_at        timestamptz NOT NULL DEFAULT now(),
  version         integer     NOT NULL DEFAULT 1,
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
);
CREATE INDEX subscriptions_by_target ON subscriptions (target_id);

-- Silences, and maintenance windows, which are silences that were planned; empty text: any.
CREATE TABLE silences (
  silence_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text        NOT NULL,
  subject    text        NOT NULL DEFAULT '',
  run        text        NOT NULL DEFAULT '',
  area       text        NOT NULL DEFAULT '',
  planned    boolean     NOT NULL DEFAULT false,
  reason     text        NOT NULL DEFAULT '',
  starts_at  timestamptz NOT NULL DEFAULT now(),
  ends_at    timestamptz NOT NULL,
  by_person  bigint,
  by_name    text        NOT NULL DEFAULT '',
  ended_by   bigint,
  CHECK (ends_at >= starts_at)
);
CREATE INDEX silences_by_end ON silences (ends_at);

-- The outbox: one row for each message, or change of a message, that a target is to get.
--   message: a new one (rows with an equal "bundle" become one); edit: its copies show "revision";
--   reply: a short answer to the copy. "news" says what it is told for.
-- waiting → claimed → sending → sent | accepted (Teams: taken, not shown yet)
--   claimed, lease over → waiting; sending, lease over → unknown;
--   unknown → waiting with "repeated" when it is important, else an administrator decides;
--   dead: given up, can be sent again ("again_at": its time counts from then);
--   dropped: overtaken by the alert's own course.
CREATE TABLE deliveries (
  delivery_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id    bigint      NOT NULL REFERENCES alerts,
  target_id   bigint      NOT NULL REFERENCES targets,
  kind        text        NOT NULL CHECK (kind IN ('message', 'edit', 'reply')),
  news        text        NOT NULL,
  severity    text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  revision    integer     NOT NULL,
  priority    smallint    NOT NULL,
  bundle      text,
  state       text        NOT NULL DEFAULT 'waiting' CHECK (state IN
                ('waiting', 'claimed', 'sending', 'sent', 'accepted', 'unknown', 'dead', 'dropped')),
  created_at  timestamptz NOT NULL DEFAULT now(),
  due_at      timestamptz NOT NULL DEFAULT now(),
  claimed_by  text,
  lease_until timestamptz,
  fence       integer     NOT NULL DEFAULT 0,
  tries       integer     NOT NULL DEFAULT 0,
  repeated    boolean     NOT NULL DEFAULT false,
  sent_at     timestamptz,
  again_at    timestamptz,
  message_ref text,
  why         text        NOT NULL DEFAULT ''
);
CREATE INDEX deliveries_open ON deliveries (due_at) WHERE state IN ('waiting', 'claimed', 'sending');
CREATE INDEX deliveries_of_target ON deliveries (target_id, priority, delivery_id)
  WHERE state IN ('waiting', 'claimed', 'sending');
CREATE INDEX deliveries_by_alert ON deliveries (alert_id, target_id);
CREATE INDEX deliveries_by_message ON deliveries (target_id, message_ref)
  WHERE message_ref IS NOT NULL;
CREATE INDEX deliveries_lately ON deliveries (target_id, created_at);
CREATE INDEX deliveries_by_time ON deliveries (created_at);
CREATE UNIQUE INDEX one_waiting_edit ON deliveries (alert_id, target_id)
  WHERE kind = 'edit' AND state = 'waiting';

-- Each attempt to send.
CREATE TABLE delivery_attempts (
  attempt_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint      NOT NULL REFERENCES deliveries ON DELETE CASCADE,
  at          timestamptz NOT NULL DEFAULT now(),
  outcome     text        NOT NULL,
  why         text        NOT NULL DEFAULT '',
  ms          real
);
CREATE INDEX attempts_by_delivery ON delivery_attempts (delivery_id, attempt_id);

-- migrate: rollback
DROP TABLE delivery_attempts, deliveries, silences, subscriptions, targets, alert_history, alerts;
