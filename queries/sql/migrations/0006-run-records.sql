-- What is known about runs beside themselves: approvals, costs, thresholds, presets of parameters.
-- depends: 0004-api-tokens

-- migrate: apply

-- When whatever another job or a person had to do before the run was done; NULL: nothing had to be.
ALTER TABLE batch.batch_execution_rec
  DROP COLUMN approved_by,
  ADD COLUMN ready_at timestamptz;
CREATE INDEX execution_by_end ON batch.batch_execution_rec (finished_at);
CREATE INDEX execution_by_parent ON batch.batch_execution_rec (parent_id) WHERE parent_id IS NOT NULL;

-- What somebody approves is this job with these parameters and no others; short, to fit a button.
CREATE FUNCTION batch.params_hash(job_name text, parameters jsonb) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT left(encode(sha256(convert_to(jsonb_build_array(job_name, parameters)::text, 'UTF8')),
                     'hex'), 16)
$$;

-- One row a run that needs the approval of somebody else; without a decision it is open.
CREATE TABLE batch.approval (
  execution_id bigint      PRIMARY KEY REFERENCES batch.batch_execution_rec ON DELETE CASCADE,
  requested_by bigint,
  params_hash  text        NOT NULL,
  asked_at     timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL DEFAULT now() + INTERVAL '24 hours',
  decision     text        CHECK (decision IN ('approved', 'refused', 'expired', 'changed')),
  decided_by   bigint,
  decided_at   timestamptz
);
CREATE INDEX approval_open ON batch.approval (expires_at) WHERE decision IS NULL;

-- Whoever queues such a run asks for its approval with it.
CREATE FUNCTION batch.ask_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO batch.approval (execution_id, requested_by, params_hash)
  VALUES (NEW.execution_id, NEW.submitted_by, batch.params_hash(NEW.job_name, NEW.parameters));
  RETURN NULL;
END $$;
CREATE TRIGGER ask_approval AFTER INSERT ON batch.batch_execution_rec
  FOR EACH ROW WHEN (NEW.needs_approval) EXECUTE FUNCTION batch.ask_approval();

-- What a run cost; seconds and megabytes. NULL: unknown.
CREATE TABLE batch.batch_metrics_rec (
  execution_id     bigint      PRIMARY KEY,
  job_name         text        NOT NULL,
  ended_at         timestamptz NOT NULL,
  duration_s       real        NOT NULL,
  queue_s          real        NOT NULL,
  wait_s           real        NOT NULL,
  schedule_delay_s real,
  cpu_s            real,
  rss_max_mb       real,
  rows_read        bigint,
  rows_written     bigint
);
CREATE INDEX metrics_by_time ON batch.batch_metrics_rec (ended_at);

-- The same by day (UTC), for when the single rows are gone.
CREATE TABLE batch.batch_metrics_day (
  job_name       text    NOT NULL,
  day            date    NOT NULL,
  runs           integer NOT NULL,
  duration_s     real    NOT NULL,
  duration_max_s real    NOT NULL,
  queue_s        real    NOT NULL,
  cpu_s          real    NOT NULL,
  rss_max_mb     real,
  rows_written   bigint  NOT NULL,
  PRIMARY KEY (job_name, day)
);

-- Where a job departs from the usual thresholds; NULL: as usual.
CREATE TABLE batch.batch_threshold_rec (
  job_name               text PRIMARY KEY,
  max_runtime_min        integer CHECK (max_runtime_min > 0),
  warn_runtime_pct       integer CHECK (warn_runtime_pct BETWEEN 1 AND 100),
  error_rate_pct         integer CHECK (error_rate_pct BETWEEN 1 AND 100),
  schedule_tolerance_min integer CHECK (schedule_tolerance_min > 0),
  degradation_pct        integer CHECK (degradation_pct > 0)
);

-- Values of a job's parameters that a person keeps under a name.
CREATE TABLE batch.parameter_preset (
  person_id bigint      NOT NULL,
  job_name  text        NOT NULL,
  name      text        NOT NULL,
  given     jsonb       NOT NULL,
  saved_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, job_name, name)
);

-- migrate: rollback
DROP TABLE batch.parameter_preset, batch.batch_threshold_rec, batch.batch_metrics_day,
           batch.batch_metrics_rec;
DROP TRIGGER ask_approval ON batch.batch_execution_rec;
DROP TABLE batch.approval;
DROP FUNCTION batch.ask_approval, batch.params_hash;
DROP INDEX batch.execution_by_parent, batch.execution_by_end;
ALTER TABLE batch.batch_execution_rec
  DROP COLUMN ready_at,
  ADD COLUMN approved_by bigint;
