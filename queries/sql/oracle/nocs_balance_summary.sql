-- What the prepaid customers of each NOCS area have in the ledger: those above zero and those below,
-- counted and summed, one service agreement a customer: the active one before a stopped one, then
-- the newest.
WITH numbered AS (
  SELECT sp_id, customer_no
    FROM (SELECT legacy.sp_id, legacy.adhoc_char_val AS customer_no,
                 RANK() OVER (PARTITION BY legacy.sp_id ORDER BY legacy.effdt DESC) AS age
            FROM ci_sp_char legacy
           WHERE legacy.char_type_cd = 'CM_LEGCY')
   WHERE age = 1
     AND customer_no IS NOT NULL
),
ranked AS (
  SELECT numbered.customer_no, sp.sp_id, sp.prem_id, sa.sa_id, sa.acct_id, sa.sa_status_flg,
         ROW_NUMBER() OVER (
           PARTITION BY numbered.customer_no
           ORDER BY CASE TRIM(sa.sa_status_flg)
                      WHEN '20' THEN 1 WHEN '50' THEN 2 WHEN '30' THEN 3 WHEN '10' THEN 4
                      WHEN '40' THEN 5 WHEN '60' THEN 6 ELSE 7 END,
                    sa.start_dt DESC NULLS LAST, sa.sa_id DESC) AS choice
    FROM numbered
    JOIN ci_sp sp ON sp.sp_id = numbered.sp_id
    JOIN ci_sa_sp link ON link.sp_id = sp.sp_id
    JOIN ci_sa sa ON sa.sa_id = link.sa_id
   WHERE TRIM(sa.sa_type_cd) = 'PPD'
),
agreement AS (
  SELECT r.customer_no, r.sp_id, r.sa_id, r.acct_id, r.sa_status_flg,
         NVL(TRIM(acct.mailing_prem_id), r.prem_id) AS prem_id
    FROM ranked r
    JOIN ci_acct acct ON acct.acct_id = r.acct_id
   WHERE r.choice = 1
),
ledger AS (
  SELECT ft.sa_id, SUM(ft.tot_amt) AS amount
    FROM ci_ft ft
   WHERE ft.freeze_sw = 'Y'
   GROUP BY ft.sa_id
),
area AS (
  SELECT prem_id, MAX(code) AS code, MAX(label) AS label
    FROM (SELECT nocs.prem_id, TRIM(nocs.char_val) AS code, name.descr AS label,
                 RANK() OVER (PARTITION BY nocs.prem_id ORDER BY nocs.effdt DESC) AS age
            FROM ci_prem_char nocs
            LEFT JOIN ci_char_val_l name ON name.char_type_cd = nocs.char_type_cd
                                        AND name.char_val = nocs.char_val
                                        AND name.language_cd = 'ENG'
           WHERE nocs.char_type_cd = 'CM_NOCS')
   WHERE age = 1
   GROUP BY prem_id
)
SELECT NVL(area.code, '-') AS nocs_code,
       NVL(MAX(TRIM(area.label)), NVL(area.code, '(no area)')) AS nocs_name,
       COUNT(*) AS customers,
       COUNT(CASE WHEN ledger.amount > 0 THEN 1 END) AS above_customers,
       CAST(NVL(SUM(CASE WHEN ledger.amount > 0 THEN ledger.amount END), 0) AS NUMBER(17, 2)) AS above,
       COUNT(CASE WHEN ledger.amount < 0 THEN 1 END) AS below_customers,
       CAST(NVL(SUM(CASE WHEN ledger.amount < 0 THEN ledger.amount END), 0) AS NUMBER(17, 2)) AS below
  FROM agreement a
  LEFT JOIN ledger ON ledger.sa_id = a.sa_id
  LEFT JOIN area ON area.prem_id = a.prem_id
 GROUP BY area.code
