-- What the batch watch has seen: checks of running batches, alerts, runs that are over.
-- depends: 0009-alerts

-- migrate: apply

-- Every check of a running batch; all times are of the billing system's clock, rates are records a
-- second. What compares with the check before of the same run is NULL on the first.
CREATE TABLE batch_execution_log (
  log_id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_code       text        NOT NULL,
  batch_nbr        bigint      NOT NULL,
  rerun_nbr        bigint      NOT NULL,
  started_at       timestamptz NOT NULL,
  check_time       timestamptz NOT NULL,
  total_records    bigint      NOT NULL,
  rps              float8      NOT NULL,
  duration         interval    NOT NULL,
  verdict          text        NOT NULL CHECK (verdict IN ('normal', 'warning', 'stuck', 'recovered')),
  rule             text        NOT NULL,
  growth           bigint,
  since            interval,
  interval_rps     float8,
  previous_records bigint,
  previous_rps     float8,
  trend            text        CHECK (trend IN ('rising', 'steady', 'declining')),
  slow_checks      integer     NOT NULL,
  quiet            boolean     NOT NULL,
  limit_rps        float8,
  limit_duration   interval
);
CREATE INDEX checks_by_run ON batch_execution_log (batch_code, batch_nbr, rerun_nbr, check_time);
CREATE INDEX checks_by_code ON batch_execution_log (batch_code, check_time);
CREATE INDEX checks_by_time ON batch_execution_log (check_time);

-- The runs that were seen and are not known to be over, each with its last check.
CREATE TABLE batch_on_watch (
  batch_code text   NOT NULL,
  batch_nbr  bigint NOT NULL,
  rerun_nbr  bigint NOT NULL,
  log_id     bigint NOT NULL REFERENCES batch_execution_log ON DELETE CASCADE,
  PRIMARY KEY (batch_code, batch_nbr, rerun_nbr)
);
CREATE INDEX on_watch_by_check ON batch_on_watch (log_id);

-- Every alert about a batch that was raised, got worse, or ended.
CREATE TABLE batch_monitoring_alert (
  row_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_code text        NOT NULL,
  batch_nbr  bigint      NOT NULL,
  rerun_nbr  bigint      NOT NULL,
  alert_type text        NOT NULL,
  sent_at    timestamptz NOT NULL,
  alert_id   bigint      REFERENCES alerts ON DELETE SET NULL
);
CREATE INDEX batch_alerts_by_code ON batch_monitoring_alert (batch_code, sent_at);
CREATE INDEX batch_alerts_by_time ON batch_monitoring_alert (sent_at);
CREATE INDEX batch_alerts_by_alert ON batch_monitoring_alert (alert_id);

-- Where a batch departs from the usual limits; NULL: as usual.
CREATE TABLE batch_limits (
  batch_code    text        PRIMARY KEY,
  stall_minutes integer     CHECK (stall_minutes > 0),
  stall_rps     float8      CHECK (stall_rps >= 0),
  low_rps       float8      CHECK (low_rps >= 0),
  long_minutes  integer     CHECK (long_minutes > 0),
  version       integer     NOT NULL DEFAULT 1,
  changed_by    bigint,
  changed_at    timestamptz NOT NULL DEFAULT now()
);

-- Runs that are over; "rerun": another run took over, the status speaks of that one.
CREATE TABLE batch_run_log (
  batch_code    text        NOT NULL,
  batch_nbr     bigint      NOT NULL,
  rerun_nbr     bigint      NOT NULL,
  started_at    timestamptz NOT NULL,
  ended_at      timestamptz,
  records       bigint      NOT NULL,
  errors        bigint      NOT NULL,
  status        text        NOT NULL CHECK (status IN ('ended', 'failed', 'rerun')),
  business_date date,
  PRIMARY KEY (batch_code, batch_nbr, rerun_nbr)
);
CREATE INDEX runs_by_code ON batch_run_log (batch_code, started_at);
CREATE INDEX runs_by_start ON batch_run_log (started_at);

-- How the watch stands: one row. "blind" counts the checks running that saw nothing.
CREATE TABLE batch_sight (
  alone       boolean     PRIMARY KEY DEFAULT true CHECK (alone),
  seen_at     timestamptz,
  pending_imd integer,
  blind       integer     NOT NULL DEFAULT 0,
  blind_since timestamptz,
  why         text        NOT NULL DEFAULT ''
);
INSERT INTO batch_sight DEFAULT VALUES;

-- migrate: rollback
DROP TABLE batch_sight, batch_run_log, batch_limits, batch_monitoring_alert, batch_on_watch,
           batch_execution_log;
