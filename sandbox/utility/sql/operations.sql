-- What the utility's operators watch: remote commands, waiting readings, batches.
SET search_path = cisadm;

CREATE UNLOGGED TABLE planning.command AS
SELECT n, at - n * interval '36 minutes' - interval '3 hours' AS made,
       CASE WHEN planning.pick(n, 40) % 2 = 0 THEN 'CONNECT' ELSE 'DISCONNECT' END AS what,
       CASE WHEN planning.pick(n, 41) % 100 < 90 THEN 'COMPLETED' ELSE 'DISCARDED' END AS status
  FROM planning.setting, generate_series(1, 1200) AS n
UNION ALL  -- under way: normal, warning, alert and stuck by age
SELECT 2000 + n * 2 + kind, at - age * interval '1 minute', (ARRAY['CONNECT', 'DISCONNECT'])[kind], 'COMINPROG'
  FROM planning.setting, generate_series(1, 2) AS kind,
       unnest(ARRAY[4, 12, 26, 34, 47, 58, 65, 90, 115, 125, 300, 1500]) WITH ORDINALITY AS old (age, n);
INSERT INTO d1_activity
SELECT '7' || lpad(n::text, 13, '0'), 'REMOTE' || what, 'D1-Remote' || initcap(what), status, made,
       made + interval '5 seconds', CASE WHEN status <> 'COMINPROG' THEN made + interval '3 minutes' END
  FROM planning.command;
INSERT INTO d1_activity_rel_obj
SELECT '7' || lpad(n::text, 13, '0'), 'D1-DEVICE',
       '7' || lpad((1 + planning.pick(n, 42) % customers)::text, 6, '0') || '00001'
  FROM planning.command, planning.setting
UNION ALL
SELECT '7' || lpad(n::text, 13, '0'), 'D1-SP', '6' || lpad(n::text, 11, '0') FROM planning.command;

INSERT INTO d1_imd_ctrl
SELECT '8' || lpad(n::text, 13, '0'),
       CASE WHEN n <= 1523 THEN 'PENDING' WHEN n % 40 = 0 THEN 'ERROR' ELSE 'FINALIZED' END,
       at - n * interval '97 seconds'
  FROM planning.setting, generate_series(1, 4000) AS n;

-- A month of nightly batches; one in eleven failed and ran again under the same number.
CREATE UNLOGGED TABLE planning.run AS
SELECT code, 1000 + 30 - ago AS nbr, rerun, at::date - ago AS day,
       at::date - ago + interval '1 hour' * hour + rerun * interval '50 minutes' AS starts,
       20 + (planning.pick(hour * 100 + ago, 50) % 40)::int AS minutes,
       40000 + (planning.pick(hour * 100 + ago, 51) % 20000)::int AS records, failed AND rerun = 0 AS failed,
       failed AS repeated, hour
  FROM planning.setting,
       unnest(ARRAY['BMHHS', 'BILLOPEN', 'BCGSNXT', 'C1-BLGEN', 'D1-IMD', 'CM-RCDC', 'BILLRESTSMS', 'F1-FLUSH',
                    'C1-WFSUB', 'C1-PPBTR']) WITH ORDINALITY AS batch (code, hour),
       generate_series(1, 30) AS ago,
       LATERAL (SELECT planning.pick(hour * 100 + ago, 52) % 11 = 0 AS failed) AS luck,
       LATERAL generate_series(0, failed::int) AS rerun;
INSERT INTO ci_batch_run
SELECT code, nbr, rerun, day, starts, starts + minutes * interval '1 minute' FROM planning.run;
INSERT INTO ci_batch_inst
SELECT code, nbr, rerun, thread, records / 4, CASE WHEN failed THEN 40 + thread ELSE 0 END
  FROM planning.run, generate_series(1, 4) AS thread;
INSERT INTO ci_batch_job
SELECT '4' || lpad(hour::text, 3, '0') || lpad(nbr::text, 8, '0') || lpad(rerun::text, 2, '0'), code, nbr,
       CASE WHEN NOT failed THEN CASE WHEN nbr % 2 = 0 THEN 'ED' ELSE 'CM' END WHEN nbr % 2 = 0 THEN 'ER' ELSE ' ' END
  FROM planning.run;

-- Running now: one as it should, one slow, one in its second run, and one that is never shown.
INSERT INTO ci_batch_run
SELECT code, nbr, rerun, at::date, at - minutes * interval '1 minute', NULL
  FROM planning.setting, (VALUES ('BMHHS', 1030, 0, 45), ('CM-RCDC', 1030, 0, 150), ('D1-IMD', 1030, 0, 200),
                                 ('D1-IMD', 1030, 1, 25), ('F1-FLUSH', 1030, 0, 600)) AS run (code, nbr, rerun, minutes);
INSERT INTO ci_batch_inst
SELECT code, 1030, rerun, thread, records, 0
  FROM (VALUES ('BMHHS', 0, 90115), ('CM-RCDC', 0, 4120), ('D1-IMD', 0, 70000), ('D1-IMD', 1, 31250), ('F1-FLUSH', 0, 5))
       AS run (code, rerun, records), generate_series(1, 4) AS thread;
INSERT INTO ci_batch_job VALUES
  ('49990000000001', 'BMHHS', 1030, 'ST'), ('49990000000002', 'CM-RCDC', 1030, 'ST'),
  ('49990000000003', 'D1-IMD', 1030, 'ST'), ('49990000000004', 'F1-FLUSH', 1030, 'ST'),
  ('49990000000005', 'C1-BLGEN', 1030, 'PD');
