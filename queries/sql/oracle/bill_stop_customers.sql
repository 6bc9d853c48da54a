-- Every CPC with the CRP it belongs to, the end of its last frozen bill segment, and the ledger sum
-- of the service agreement that counts.
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
parent AS (
  SELECT sp_id, MAX(crp_no) AS crp_no
    FROM (SELECT parent.sp_id, TRIM(parent.adhoc_char_val) AS crp_no,
                 RANK() OVER (PARTITION BY parent.sp_id ORDER BY parent.effdt DESC) AS age
            FROM ci_sp_char parent
           WHERE parent.char_type_cd = 'CM_CPRLA')
   WHERE age = 1
     AND crp_no IS NOT NULL
   GROUP BY sp_id
),
billed AS (
  SELECT bill.sa_id, MAX(bill.end_dt) AS last_bill_on
    FROM ci_bseg bill
   WHERE bill.bseg_stat_flg = '50'
   GROUP BY bill.sa_id
),
named AS (
  SELECT holder.acct_id, MAX(name.entity_name) AS name
    FROM ci_acct_per holder
    JOIN ci_per_name name ON name.per_id = holder.per_id AND name.prim_name_sw = 'Y'
   WHERE holder.main_cust_sw = 'Y'
   GROUP BY holder.acct_id
)
SELECT parent.crp_no,
       a.customer_no,
       TRIM(named.name) AS name,
       RTRIM(NVL2(TRIM(prem.address1), TRIM(prem.address1) || ', ', '')
             || NVL2(TRIM(prem.address2), TRIM(prem.address2) || ', ', '')
             || NVL2(TRIM(prem.address3), TRIM(prem.address3) || ', ', '')
             || TRIM(prem.address4), ', ') AS address,
       billed.last_bill_on,
       CAST(ledger.amount AS NUMBER(15, 2)) AS ledger
  FROM agreement a
  JOIN parent ON parent.sp_id = a.sp_id
  LEFT JOIN billed ON billed.sa_id = a.sa_id
  LEFT JOIN ledger ON ledger.sa_id = a.sa_id
  LEFT JOIN ci_prem prem ON prem.prem_id = a.prem_id
  LEFT JOIN named ON named.acct_id = a.acct_id
