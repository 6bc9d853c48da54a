-- The ledger: bills, payments, adjustments and what cancels them.
-- A charge is positive, a payment negative; only frozen rows count.
SET search_path = cisadm;

INSERT INTO ci_ft
SELECT '1' || substr(bseg_id, 2), bseg_id, NULL, '2' || six || '001', 'BS', charge, charge, ends, 'Y',
       ends + interval '2 hours'
  FROM planning.day
UNION ALL  -- a cancelled segment: its charge is taken back
SELECT '2' || substr(bseg_id, 2), bseg_id, NULL, '2' || six || '001', 'BX', -charge, -charge, ends + 1, 'Y',
       ends + interval '26 hours'
  FROM planning.day WHERE status = '60';

INSERT INTO ci_pay_event SELECT '3' || six || lpad(k::text, 5, '0'), day, day FROM planning.payment;
INSERT INTO ci_pay_tndr
SELECT '4' || six || lpad(k::text, 5, '0'), '3' || six || lpad(k::text, 5, '0'), acct_id, amount,
       '7' || lpad(channel::text, 2, '0') || to_char(day, 'YYYYMM') || '0',
       CASE channel WHEN 8 THEN 'CASH' ELSE 'EPAY' END
  FROM planning.payment;
INSERT INTO ci_ft
SELECT '3' || six || lpad(k::text, 5, '0'), '3' || six || lpad(k::text, 5, '0'),
       '33' || six || lpad(k::text, 6, '0'), sa_id, 'PS', -amount, -amount, day, 'Y', day + interval '13 hours'
  FROM planning.payment
UNION ALL  -- a payment taken back the day after
SELECT '4' || six || lpad(k::text, 5, '0'), '3' || six || lpad(k::text, 5, '0'),
       '33' || six || lpad(k::text, 6, '0'), sa_id, 'PX', amount, amount, day + 1, 'Y', day + interval '30 hours'
  FROM planning.payment WHERE c % 7 = 3 AND k % 10 = 4
UNION ALL  -- not frozen yet: never counted
SELECT '5' || six || '00001', '5' || six || '00001', NULL, sa_id, 'PS', -9999, -9999, today, 'N', NULL
  FROM planning.customer WHERE c % 3 = 2
UNION ALL  -- a credit given by hand
SELECT '6' || six || '00001', '6' || six || '00001', NULL, sa_id, 'AD', -250, -250, bills_from + 40, 'Y',
       bills_from + interval '40 days 11 hours'
  FROM planning.customer WHERE c % 9 = 2 AND bills_to > bills_from
UNION ALL  -- and one of those taken back
SELECT '7' || six || '00001', '6' || six || '00001', NULL, sa_id, 'AX', 250, 250, bills_from + 44, 'Y',
       bills_from + interval '44 days 11 hours'
  FROM planning.customer WHERE c % 27 = 2 AND bills_to > bills_from
UNION ALL  -- the postpaid agreement's own ledger
SELECT '8' || six || '00001', NULL, NULL, '2' || six || '002', 'BS', 1234.56, 1234.56, today - 20, 'Y',
       today - interval '20 days'
  FROM planning.customer WHERE c % 12 = 5
UNION ALL  -- what the former occupant left unpaid
SELECT '9' || six || '00001', NULL, NULL, '2' || six || '003', 'BS', 777.70, 777.70, connected - 10, 'Y',
       connected - interval '10 days'
  FROM planning.customer WHERE c % 15 = 4;
