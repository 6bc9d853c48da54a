-- What was used: the chain from a bill segment to the meter's registers.
SET search_path = cisadm;

INSERT INTO c1_usage SELECT bseg_id || '01', bseg_id FROM planning.day;
INSERT INTO d1_usage SELECT bseg_id || '77', bseg_id || '01', '6' || six || '0000001' FROM planning.day;
-- The total register has no time of use: a blank, or nothing at all.
INSERT INTO d1_usage_period_sq
SELECT bseg_id || '77', '9' || six || '00001', 'KWH', CASE WHEN c % 2 = 0 THEN ' ' END,
       CASE WHEN c % 3 = 0 THEN ' ' END, kwh
  FROM planning.day;
-- A three-phase meter has registers by time of use, and its demand: parts of the total, not more.
INSERT INTO d1_usage_period_sq
SELECT bseg_id || '77', '9' || six || '00001', register.unit, register.tou, register.sqi, register.quantity
  FROM planning.day,
       LATERAL (VALUES ('KWH', 'PEAK', ' ', round(kwh * 0.4, 2)),
                       ('KWH', 'OFFPEAK', ' ', kwh - round(kwh * 0.4, 2)),
                       ('KW', ' ', 'DEMAND', 1.25)) AS register (unit, tou, sqi, quantity)
 WHERE phase = 'THREE';
INSERT INTO d1_usage_scalar_dtl
SELECT bseg_id || '77', '9' || six || '00001', reading - kwh, reading
  FROM (SELECT bseg_id, six, kwh, 1000 + sum(kwh) OVER (PARTITION BY c ORDER BY n) AS reading
          FROM planning.day WHERE status = '50') AS read_off;
