-- One row a bill segment. The first thousand customers or so (setting: dense) have a segment a
-- day; the others one a month, so that a big utility stays a sane size.
-- Whole hundredths up to the last step: integers are several times faster than numerics.
CREATE UNLOGGED TABLE planning.day AS
WITH span AS (
  SELECT c, six, n, tariff, phase, rate, daily AS usual, bills_from + n AS starts, bills_from + n + span AS ends
    FROM planning.customer, generate_series(0, bills_to - bills_from) AS n
   WHERE NOT sparse
  UNION ALL
  SELECT c, six, n, tariff, phase, rate, daily * 30,
         (bills_from + make_interval(months => n))::date,
         (bills_from + make_interval(months => n + 1))::date - 1
    FROM planning.customer, generate_series(0, 2) AS n
   WHERE sparse AND bills_to > bills_from
), used AS (
  SELECT *, usual * (ARRAY[70, 75, 90, 115, 130, 135, 130, 130, 125, 110, 85, 70])[extract(month FROM starts)::int]
              * (700 + planning.pick(c::bigint * 100000 + n, 7) % 600) / 100000 AS hundredths
    FROM span
), priced AS (
  SELECT *, (hundredths * rate + 50) / 100 AS paisa FROM used
)
SELECT c, six, n, starts, ends, tariff, phase, hundredths * 0.01 AS kwh, paisa * 0.01 AS energy,
       ((paisa * 105 + 50) / 100) * 0.01 AS charge, '50' AS status,
       '5' || six || lpad(n::text, 5, '0') AS bseg_id,
       -- older bills call the total by its former names
       CASE WHEN c % 10 = 6 AND starts < at::date - 300
            THEN CASE WHEN c % 20 = 6 THEN 'SUM_OF_CHARGES' ELSE 'CM_SUM_OF_CHG' END
            ELSE 'CM_TOTALCHRGE' END AS total_rule
  FROM priced, planning.setting;

-- Every now and then a segment was cancelled and billed again.
INSERT INTO planning.day
SELECT c, six, 50000 + n, starts, ends, tariff, phase, kwh * 3, energy * 3, charge * 3,
       '60', '5' || six || (50000 + n), total_rule
  FROM planning.day
 WHERE c % 20 = 2 AND n % 45 = 20;
