-- Caches: rows by generation, a pointer for each, and the tables under the names people know.
-- depends: 0004-api-tokens

-- migrate: apply

CREATE TABLE cache_generation (
  generation   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cache        text        NOT NULL CHECK (cache IN ('nocs_balance', 'nocs_payoff', 'bill_stop')),
  part         text        NOT NULL DEFAULT '',
  batch_date   date        NOT NULL,
  state        text        NOT NULL DEFAULT 'loading'
               CHECK (state IN ('loading', 'failed', 'refused', 'dropped', 'published', 'replaced')),
  run_id       bigint      NOT NULL,
  as_of        timestamptz NOT NULL,
  started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at     timestamptz,
  published_at timestamptz,
  replaced_at  timestamptz,
  has_rows     boolean     NOT NULL DEFAULT false,
  row_count    bigint,
  quarantined  bigint      NOT NULL DEFAULT 0,
  figures      jsonb       NOT NULL DEFAULT '{}',
  findings     jsonb       NOT NULL DEFAULT '[]',
  error        text
);
CREATE INDEX cache_generation_by_cache ON cache_generation (cache, generation);

CREATE TABLE cache_pointer (
  cache      text   NOT NULL,
  part       text   NOT NULL,
  generation bigint NOT NULL REFERENCES cache_generation,
  row_count  bigint NOT NULL,
  PRIMARY KEY (cache, part)
);

-- What a load had to leave out, a few of each kind.
CREATE TABLE cache_quarantine (
  generation bigint NOT NULL REFERENCES cache_generation ON DELETE CASCADE,
  record_key text   NOT NULL,
  reason     text   NOT NULL
);
CREATE INDEX cache_quarantine_by_generation ON cache_quarantine (generation);

CREATE TABLE nocs_balance_row (
  generation           bigint        NOT NULL,
  nocs_code            text          NOT NULL,
  nocs_name            text          NOT NULL,
  total_customers      integer       NOT NULL,
  positive_qty         integer       NOT NULL,
  positive_balance_amt numeric(15,2) NOT NULL,
  negative_qty         integer       NOT NULL,
  negative_balance_amt numeric(15,2) NOT NULL,
  PRIMARY KEY (generation, nocs_code)
);

-- One partition a generation: filled alone without indexes, then attached, dropped as a whole.
CREATE TABLE nocs_payoff_row (
  generation  bigint NOT NULL,
  customer_no text   NOT NULL,
  name        text,
  address     text,
  phone       text,
  meter_no    text,
  nocs_code   text   NOT NULL,
  nocs_name   text   NOT NULL,
  status      text,
  balance     numeric(15,2)
) PARTITION BY LIST (generation);
CREATE UNIQUE INDEX nocs_payoff_key ON nocs_payoff_row (customer_no, generation);
CREATE INDEX nocs_payoff_by_area ON nocs_payoff_row (nocs_code);

CREATE TABLE bill_stop_row (
  generation   bigint NOT NULL,
  crp_no       text   NOT NULL,
  customer_no  text   NOT NULL,
  name         text,
  address      text,
  last_bill_on date,
  balance      numeric(15,2),
  stopped      boolean NOT NULL
) PARTITION BY LIST (generation);
CREATE UNIQUE INDEX bill_stop_key ON bill_stop_row (customer_no, generation);
CREATE INDEX bill_stop_by_crp ON bill_stop_row (crp_no);

CREATE TABLE bill_stop_crp_row (
  generation bigint  NOT NULL,
  crp_no     text    NOT NULL,
  cpcs       integer NOT NULL,
  stopped    integer NOT NULL,
  PRIMARY KEY (generation, crp_no)
);

-- A table of its own for one generation's rows, which COPY fills without indexes.
CREATE FUNCTION cache_open(rows_of text, generation bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS)', rows_of || '_' || generation, rows_of);
  EXECUTE format('ALTER TABLE %I ALTER generation SET DEFAULT %s, ADD CHECK (generation = %s)',
                 rows_of || '_' || generation, generation, generation);
END $$;

-- From now on its rows can be read; the indexes are built here, and equal keys are refused.
CREATE FUNCTION cache_attach(rows_of text, generation bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)',
                 rows_of, rows_of || '_' || generation, generation);
  EXECUTE format('ANALYZE %I', rows_of || '_' || generation);
END $$;

-- Readers are never kept waiting for long: what is in use stays until the next time.
CREATE FUNCTION cache_drop(rows_of text, generation bigint) RETURNS void
LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS %I', rows_of || '_' || generation);
END $$;

CREATE VIEW nocs_balance_summary AS
SELECT CAST(row_number() OVER (ORDER BY r.nocs_name, r.nocs_code) AS integer) AS id,
       r.nocs_name, r.nocs_code, r.total_customers, r.positive_qty, r.positive_balance_amt,
       r.negative_qty, r.negative_balance_amt,
       r.positive_balance_amt + r.negative_balance_amt AS net_balance,
       CAST(extract(epoch FROM g.ended_at - g.started_at) * 1000 AS integer) AS refresh_duration,
       g.published_at AS created_at, g.published_at AS updated_at
  FROM cache_pointer p
  JOIN cache_generation g USING (generation)
  JOIN nocs_balance_row r USING (generation)
 WHERE p.cache = 'nocs_balance';

CREATE VIEW nocs_customer_payoff AS
SELECT r.customer_no, r.name AS customer_name, r.address, r.phone, r.meter_no, r.nocs_code,
       r.nocs_name, r.status, r.balance AS payoff_balance, g.batch_date, g.as_of AS updated_at
  FROM cache_pointer p
  JOIN cache_generation g USING (generation)
  JOIN nocs_payoff_row r ON r.generation = p.generation AND r.nocs_code = p.part
 WHERE p.cache = 'nocs_payoff';

-- The last load of each batch date whose rows are kept.
CREATE VIEW bill_stop_edition AS
SELECT DISTINCT ON (batch_date) generation, batch_date, as_of, started_at, ended_at, published_at
  FROM cache_generation
 WHERE cache = 'bill_stop' AND state IN ('published', 'replaced') AND has_rows
 ORDER BY batch_date, published_at DESC;

CREATE VIEW bill_stop_summary AS
SELECT r.crp_no AS crp_account_no, r.cpcs AS total_cpc_count, r.stopped AS bill_stop_count,
       r.cpcs - r.stopped AS active_billing_count,
       CAST(round(100.0 * r.stopped / r.cpcs, 2) AS numeric(5,2)) AS bill_stop_percentage,
       e.batch_date
  FROM bill_stop_edition e
  JOIN bill_stop_crp_row r USING (generation);

CREATE VIEW bill_stop_details AS
SELECT r.crp_no AS crp_account_no, r.customer_no AS cpc_customer_no, r.name AS customer_name,
       r.address, r.last_bill_on AS last_bill_date,
       CASE WHEN r.stopped THEN 'Bill Stop Issue' ELSE 'Active Billing' END AS billing_status,
       r.balance AS current_balance, e.batch_date
  FROM bill_stop_edition e
  JOIN bill_stop_row r USING (generation);

CREATE VIEW bill_stop_batch_log AS
SELECT g.batch_date, g.started_at AS start_time, g.ended_at AS end_time,
       CASE g.state WHEN 'loading' THEN 'running'
                    WHEN 'failed' THEN 'failed'
                    WHEN 'refused' THEN 'refused'
                    WHEN 'dropped' THEN 'refused'
                    ELSE 'completed' END AS status,
       CAST(g.figures ->> 'crps' AS integer) AS summary_count,
       CAST(g.row_count AS integer) AS details_count,
       CAST(extract(epoch FROM g.ended_at - g.started_at) AS integer) AS duration_seconds,
       g.error AS error_message
  FROM cache_generation g
 WHERE g.cache = 'bill_stop';

-- migrate: rollback
DROP VIEW bill_stop_batch_log, bill_stop_details, bill_stop_summary, bill_stop_edition,
          nocs_customer_payoff, nocs_balance_summary;
DROP FUNCTION cache_open, cache_attach, cache_drop;
DROP TABLE bill_stop_crp_row, bill_stop_row, nocs_payoff_row, nocs_balance_row, cache_quarantine,
           cache_pointer, cache_generation;
