-- The frozen bill segments of one customer, oldest first: dates, charge, consumption. One that lacks
-- a date belongs to no month and is left out.
-- Charges and kWh are summed apart, because joining calculation lines to usage multiplies both.
-- The charge is the total line; older segments have another total, or only tariff lines.
-- Binds: :customer_no
WITH service_point AS (
  SELECT legacy.sp_id
    FROM ci_sp_char legacy
   WHERE legacy.char_type_cd = 'CM_LEGCY'
     AND legacy.adhoc_char_val = :customer_no
     AND NOT EXISTS (SELECT 1
                       FROM ci_sp_char newer
                      WHERE newer.sp_id = legacy.sp_id
                        AND newer.char_type_cd = legacy.char_type_cd
                        AND newer.effdt > legacy.effdt)
),
ranked AS (
  SELECT sa.sa_id, sa.acct_id,
         ROW_NUMBER() OVER (
           ORDER BY CASE TRIM(sa.sa_status_flg)
                      WHEN '20' THEN 1 WHEN '50' THEN 2 WHEN '30' THEN 3 WHEN '10' THEN 4
                      WHEN '40' THEN 5 WHEN '60' THEN 6 ELSE 7 END,
                    sa.start_dt DESC NULLS LAST, sa.sa_id DESC) AS choice
    FROM service_point sp
    JOIN ci_sa_sp link ON link.sp_id = sp.sp_id
    JOIN ci_sa sa ON sa.sa_id = link.sa_id
   WHERE TRIM(sa.sa_type_cd) = 'PPD'
),
segment AS (
  SELECT bill.bseg_id, bill.start_dt, bill.end_dt
    FROM ci_bseg bill
   WHERE bill.sa_id = (SELECT sa_id FROM ranked WHERE choice = 1)
     AND bill.bseg_stat_flg = '50'
     AND bill.start_dt IS NOT NULL
     AND bill.end_dt IS NOT NULL
),
charge AS (
  SELECT line.bseg_id,
         COALESCE(SUM(CASE TRIM(line.calc_rule_cd) WHEN 'CM_TOTALCHRGE' THEN line.audit_calc_amt END),
                  SUM(CASE TRIM(line.calc_rule_cd) WHEN 'SUM_OF_CHARGES' THEN line.audit_calc_amt END),
                  SUM(CASE TRIM(line.calc_rule_cd) WHEN 'CM_SUM_OF_CHG' THEN line.audit_calc_amt END),
                  SUM(line.audit_calc_amt)) AS amount
    FROM segment
    JOIN ci_bseg_calc_ln line ON line.bseg_id = segment.bseg_id
   GROUP BY line.bseg_id
),
energy AS (
  SELECT link.bseg_id, SUM(quantity.quantity) AS kwh
    FROM segment
    JOIN c1_usage link ON link.bseg_id = segment.bseg_id
    JOIN d1_usage usage_ ON usage_.usg_ext_id = link.usage_id
    JOIN d1_usage_period_sq quantity ON quantity.d1_usage_id = usage_.d1_usage_id
   WHERE TRIM(quantity.d1_uom_cd) = 'KWH'
     AND TRIM(quantity.d1_tou_cd) IS NULL
     AND TRIM(quantity.d1_sqi_cd) IS NULL
   GROUP BY link.bseg_id
)
SELECT segment.start_dt, segment.end_dt, NVL(charge.amount, 0) AS charge, NVL(energy.kwh, 0) AS kwh
  FROM segment
  LEFT JOIN charge ON charge.bseg_id = segment.bseg_id
  LEFT JOIN energy ON energy.bseg_id = segment.bseg_id
 ORDER BY segment.end_dt, segment.start_dt, segment.bseg_id
