-- What each usual customer is like: one row a customer, from which all tables are filled.
-- Needs planning.setting (one row) and planning.pick(key, salt), the only source of variety:
-- a hash of the seed, so that the same seed gives the same utility.
CREATE UNLOGGED TABLE planning.customer AS
WITH given AS (
  SELECT c, (17813969 + c)::text AS customer_no, lpad(c::text, 6, '0') AS six,
         date_trunc('month', at)::date AS month, at::date AS today, c > dense AS sparse
    FROM planning.setting, generate_series(1, customers) AS c
)
SELECT c, customer_no,
       '1' || six || '001' AS sp_id, '2' || six || '001' AS sa_id, '3' || six || '001' AS acct_id,
       '4' || six || '001' AS prem_id, '5' || six || '001' AS per_id,
       '6' || six || '00001' AS d1_sp_id, '7' || six || '00001' AS device_id,
       '8' || six || '00001' AS config_id, '9' || six || '00001' AS comp_id,
       '6' || six || '0000001' AS us_id, six, today, sparse,
       CASE WHEN c % 4 = 2 THEN 'DP' || six ELSE (50000000 + c)::text END AS meter_no,
       lpad((1 + planning.pick(c, 1) % 17)::text, 3, '0') AS nocs,
       (ARRAY['LT-A', 'LT-A', 'LT-A', 'LT-C1', 'LT-D1', 'LT-E', 'MT-2'])[1 + planning.pick(c, 2) % 7]
         AS tariff,
       (ARRAY[1, 2, 2, 3, 5, 8, 15])[1 + planning.pick(c, 3) % 7]::numeric AS load_kw,
       CASE WHEN c % 5 = 0 THEN 'THREE' ELSE 'SINGLE' END AS phase,
       CASE WHEN c % 29 = 3 THEN '40' WHEN c % 97 = 5 THEN '10' WHEN c % 83 = 6 THEN '30'
            WHEN c % 41 = 7 THEN '50' WHEN c % 61 = 8 THEN '60' WHEN c % 71 = 9 THEN '70'
            ELSE '20' END AS status,
       -- one in five has same-day segments: a day that starts and ends on the same date
       CASE WHEN c % 5 = 4 THEN 0 ELSE 1 END AS span,
       250 + planning.pick(c, 4) % 1500 AS daily,  -- usual kWh a day, in hundredths
       575 + planning.pick(c, 5) % 600 AS rate,    -- taka a kWh, in hundredths
       -- a family: every sixtieth customer from the tenth is a CRP, 3 to 15 CPCs follow it
       CASE WHEN c >= 11 AND (c - 10) % 60 BETWEEN 1 AND 3 + ((c - 10) / 60 * 4) % 13
            THEN (17813969 + c - (c - 10) % 60)::text END AS crp_no,
       (month - make_interval(months => CASE WHEN sparse THEN 3 ELSE 13 END))::date AS bills_from,
       today - 1 AS bills_to,
       date '2016-01-01' + (planning.pick(c, 6) % 2500)::int AS connected
  FROM given;

-- Stopped, closed and cancelled agreements ended; pending ones never had a bill; some CPCs stopped.
UPDATE planning.customer
   SET bills_to = CASE
         WHEN status IN ('10', '70') OR (crp_no IS NOT NULL AND c % 13 = 0) THEN date '1900-01-01'
         WHEN status IN ('40', '60') THEN today - 75
         ELSE date_trunc('month', today)::date - 5 END
 WHERE status IN ('10', '40', '60', '70') OR (crp_no IS NOT NULL AND (c % 4 = 3 OR c % 13 = 0));

ALTER TABLE planning.customer ADD PRIMARY KEY (c);
