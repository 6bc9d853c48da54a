-- Every prepaid customer of one NOCS area, or of all (NULL), with the ledger sum of the service
-- agreement that counts: the active one before a stopped one, then the newest.
-- Binds: :area
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
),
named AS (
  SELECT holder.acct_id, MAX(name.entity_name) AS name
    FROM ci_acct_per holder
    JOIN ci_per_name name ON name.per_id = holder.per_id AND name.prim_name_sw = 'Y'
   WHERE holder.main_cust_sw = 'Y'
   GROUP BY holder.acct_id
),
phoned AS (
  SELECT holder.acct_id, MAX(contact.contact_value) AS phone
    FROM ci_acct_per holder
    JOIN c1_per_contdet contact ON contact.per_id = holder.per_id
   WHERE holder.main_cust_sw = 'Y'
     AND TRIM(contact.comm_rte_type_cd) = 'CELLPHONE'
     AND TRIM(contact.cnd_primary_flg) = 'C1YS'
   GROUP BY holder.acct_id
),
metered AS (
  SELECT TRIM(point.id_value) AS sp_id,
         MAX(serial.id_value) KEEP (DENSE_RANK LAST ORDER BY installed.d1_install_dttm NULLS FIRST) AS meter_no
    FROM d1_sp_identifier point
    JOIN d1_install_evt installed ON installed.d1_sp_id = point.d1_sp_id
                                 AND installed.d1_removal_dttm IS NULL
    JOIN d1_dvc_cfg config ON config.device_config_id = installed.device_config_id
    JOIN d1_dvc_identifier serial ON serial.d1_device_id = config.d1_device_id
                                 AND serial.dvc_id_type_flg = 'D1SN'
   WHERE point.sp_id_type_flg = 'D1EI'
   GROUP BY TRIM(point.id_value)
)
SELECT a.customer_no,
       TRIM(named.name) AS name,
       RTRIM(NVL2(TRIM(prem.address1), TRIM(prem.address1) || ', ', '')
             || NVL2(TRIM(prem.address2), TRIM(prem.address2) || ', ', '')
             || NVL2(TRIM(prem.address3), TRIM(prem.address3) || ', ', '')
             || TRIM(prem.address4), ', ') AS address,
       TRIM(phoned.phone) AS phone,
       TRIM(metered.meter_no) AS meter_no,
       NVL(area.code, '-') AS nocs_code,
       NVL(TRIM(area.label), NVL(area.code, '(no area)')) AS nocs_name,
       TRIM(a.sa_status_flg) AS status,
       CAST(ledger.amount AS NUMBER(15, 2)) AS ledger
  FROM agreement a
  LEFT JOIN ledger ON ledger.sa_id = a.sa_id
  LEFT JOIN area ON area.prem_id = a.prem_id
  LEFT JOIN ci_prem prem ON prem.prem_id = a.prem_id
  LEFT JOIN named ON named.acct_id = a.acct_id
  LEFT JOIN phoned ON phoned.acct_id = a.acct_id
  LEFT JOIN metered ON metered.sp_id = a.sp_id
 WHERE NVL(:area, NVL(area.code, '-')) = NVL(area.code, '-')
