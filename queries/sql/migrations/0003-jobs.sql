-- Jobs: their definitions, schedules, runs and logs.
-- depends: 0001-people

-- migrate: apply

CREATE SCHEMA batch;

-- One row a job. What an operator changed stays; what nobody touched follows the code.
CREATE TABLE batch.batch_job_rec (
  job_name        text        PRIMARY KEY,
  job_type        text        NOT NULL,
  module          text        NOT NULL,
  status          text        NOT NULL DEFAULT 'ACTIVE'
                  CHECK (status IN ('ACTIVE', 'INACTIVE', 'RETIRED')),
  priority        integer     NOT NULL DEFAULT 5,
  max_runtime_min integer     NOT NULL DEFAULT 60,
  retry_count     integer     NOT NULL DEFAULT 3,
  retry_delay_min integer     NOT NULL DEFAULT 5,
  parameters      jsonb       NOT NULL DEFAULT '{}',
  version         integer     NOT NULL DEFAULT 1,
  changed_by      bigint,
  changed_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE batch.batch_schedule_rec (
  schedule_id text        PRIMARY KEY,
  job_name    text        NOT NULL REFERENCES batch.batch_job_rec,
  rule        jsonb       NOT NULL,
  parameters  jsonb       NOT NULL DEFAULT '{}',
  enabled     boolean     NOT NULL DEFAULT true,
  since       timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  changed_by  bigint,
  changed_at  timestamptz NOT NULL DEFAULT now()
);

-- One row an attempt. A tick is one row, whoever sees it first: occurrence_key decides.
CREATE TABLE batch.batch_execution_rec (
  execution_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_name       text        NOT NULL REFERENCES batch.batch_job_rec,
  schedule_id    text,
  occurrence_key text        UNIQUE,
  request_key    text        UNIQUE,
  business_date  date        NOT NULL,
  attempt        integer     NOT NULL DEFAULT 1,
  root_id        bigint,
  parent_id      bigint,
  status         text        NOT NULL,
  wait_reason    text,
  priority       integer     NOT NULL,
  parameters     jsonb       NOT NULL,
  due_at         timestamptz NOT NULL DEFAULT now(),
  submitted_at   timestamptz NOT NULL DEFAULT now(),
  submitted_by   bigint,
  channel        text        NOT NULL,
  started_at     timestamptz,
  finished_at    timestamptz,
  worker         text,
  fence          bigint,
  heartbeat_at   timestamptz,
  cancel_asked_by bigint,
  needs_approval boolean     NOT NULL DEFAULT false,
  approved_by    bigint,
  progress_pct   real,
  progress_text  text,
  error_class    text,
  error_message  text,
  result         jsonb
);
CREATE SEQUENCE batch.fences;
CREATE INDEX execution_open ON batch.batch_execution_rec (due_at)
  WHERE status IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING');
CREATE INDEX execution_by_job ON batch.batch_execution_rec (job_name, execution_id);

CREATE TABLE batch.batch_log_rec (
  log_id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  execution_id bigint      NOT NULL,
  ts           timestamptz NOT NULL DEFAULT clock_timestamp(),
  level        text        NOT NULL,
  code         text        NOT NULL,
  message      text        NOT NULL,
  context      jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX log_by_execution ON batch.batch_log_rec (execution_id, log_id);
CREATE INDEX log_by_time ON batch.batch_log_rec (ts);

-- migrate: rollback
DROP SCHEMA batch CASCADE;
