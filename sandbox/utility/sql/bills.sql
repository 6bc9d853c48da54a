-- Bill segments and their calculation lines: the tariff, the VAT, and the total.
SET search_path = cisadm;

INSERT INTO ci_bseg
SELECT bseg_id, '2' || six || '001', starts, ends, status FROM planning.day;
INSERT INTO ci_bseg_calc_ln
SELECT bseg_id, 1, line.seq, line.rule, line.amount
  FROM planning.day,
       LATERAL (VALUES (1, CASE WHEN tariff LIKE 'MT%' THEN 'E_TM_MT2' ELSE 'E_TM_NLL' END, energy),
                       (2, 'CM_VAT', charge - energy),
                       (3, total_rule, charge)) AS line (seq, rule, amount);
