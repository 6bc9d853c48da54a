-- Meters, where they are and were, and how they are connected to service points.
SET search_path = cisadm;

INSERT INTO d1_sp SELECT d1_sp_id FROM planning.customer;
INSERT INTO d1_sp_char
SELECT d1_sp_id, 'CM_LEGCY', connected, customer_no, customer_no, NULL FROM planning.customer
UNION ALL
SELECT d1_sp_id, 'CM_LEGCY', connected - 900, (16000000 + c)::text, (16000000 + c)::text, NULL
  FROM planning.customer WHERE c % 40 = 11
UNION ALL
SELECT d1_sp_id, 'CM_CPRLA', connected, crp_no, crp_no, NULL
  FROM planning.customer WHERE crp_no IS NOT NULL
UNION ALL
SELECT d1_sp_id, 'CM_MTRTY', connected, NULL, phase, phase FROM planning.customer
UNION ALL
SELECT d1_sp_id, 'CM_MTRTY', connected - 600, NULL, 'SINGLE', 'SINGLE'
  FROM planning.customer WHERE phase = 'THREE';
INSERT INTO d1_sp_identifier
SELECT d1_sp_id, 'D1EI', sp_id FROM planning.customer
UNION ALL
SELECT d1_sp_id, 'D1EP', prem_id FROM planning.customer;

INSERT INTO d1_dvc SELECT device_id FROM planning.customer;
INSERT INTO d1_dvc_identifier
SELECT device_id, 'D1SN', meter_no FROM planning.customer
UNION ALL
SELECT device_id, 'D1BN', 'BADGE-' || six FROM planning.customer;
INSERT INTO d1_dvc_cfg
SELECT config_id, device_id, CASE phase WHEN 'SINGLE' THEN 'CM-PREPAID-1P' ELSE 'CM-PREPAID-3P' END
  FROM planning.customer;
INSERT INTO d1_install_evt
SELECT '1' || six || '0000001', d1_sp_id, config_id, connected + interval '11 hours', NULL, 'CONN-COMM'
  FROM planning.customer
UNION ALL  -- the meter of every twenty-fifth customer served the neighbour before
SELECT '1' || six || '0000002', '6' || lpad((c - 1)::text, 6, '0') || '00001', config_id,
       connected - 800 + interval '10 hours', connected - 20 + interval '15 hours', 'REMOVED'
  FROM planning.customer WHERE c % 25 = 3;

-- every tenth meter replaced an older one, which lies in the store now
INSERT INTO d1_dvc SELECT '7' || six || '00009' FROM planning.customer WHERE c % 10 = 0;
INSERT INTO d1_dvc_identifier
SELECT '7' || six || '00009', 'D1SN', (60000000 + c)::text FROM planning.customer WHERE c % 10 = 0;
INSERT INTO d1_dvc_cfg
SELECT '8' || six || '00009', '7' || six || '00009', 'CM-PREPAID-1P' FROM planning.customer WHERE c % 10 = 0;
INSERT INTO d1_install_evt
SELECT '1' || six || '0000009', d1_sp_id, '8' || six || '00009', connected - 1500 + interval '9 hours',
       connected + interval '10 hours', 'REMOVED'
  FROM planning.customer WHERE c % 10 = 0;

INSERT INTO d1_measr_comp SELECT comp_id, config_id FROM planning.customer;
INSERT INTO d1_measr_comp_identifier SELECT comp_id, '1.0.1.8.0.255' FROM planning.customer;
INSERT INTO d1_msrmt
SELECT comp_id, today - n, 10000 + c + (40 - n) * daily / 100.0, today - n + interval '6 hours'
  FROM planning.customer, generate_series(1, 40) AS n
 WHERE NOT sparse AND bills_to > today - 40 AND (c + n) % 31 <> 0;
