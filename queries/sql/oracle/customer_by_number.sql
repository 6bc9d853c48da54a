-- One prepaid customer by customer number, with the figures of the service agreement that counts:
-- the active one before a stopped one, then the newest. No row when the number is unknown.
-- Binds: :customer_no
WITH service_point AS (
  SELECT sp.sp_id, sp.prem_id
    FROM ci_sp_char legacy
    JOIN ci_sp sp ON sp.sp_id = legacy.sp_id
   WHERE legacy.char_type_cd = 'CM_LEGCY'
     AND legacy.adhoc_char_val = :customer_no
     AND NOT EXISTS (SELECT 1
                       FROM ci_sp_char newer
                      WHERE newer.sp_id = legacy.sp_id
                        AND newer.char_type_cd = legacy.char_type_cd
                        AND newer.effdt > legacy.effdt)
),
ranked AS (
  SELECT sp.sp_id, sp.prem_id, sa.sa_id, sa.acct_id, sa.sa_status_flg, sa.start_dt,
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
agreement AS (
  SELECT r.sp_id, r.sa_id, r.acct_id, r.sa_status_flg, r.start_dt,
         NVL(TRIM(acct.mailing_prem_id), r.prem_id) AS prem_id
    FROM ranked r
    JOIN ci_acct acct ON acct.acct_id = r.acct_id
   WHERE r.choice = 1
),
person AS (
  SELECT holder.per_id
    FROM ci_acct_per holder
   WHERE holder.acct_id = (SELECT acct_id FROM agreement)
     AND holder.main_cust_sw = 'Y'
),
mdm_point AS (
  SELECT point.d1_sp_id
    FROM d1_sp_identifier point
   WHERE point.sp_id_type_flg = 'D1EI'
     AND point.id_value = (SELECT sp_id FROM agreement)
)
SELECT :customer_no AS customer_no,
       (SELECT MAX(serial.id_value) KEEP (DENSE_RANK LAST ORDER BY installed.d1_install_dttm NULLS FIRST)
          FROM d1_install_evt installed
          JOIN d1_dvc_cfg config ON config.device_config_id = installed.device_config_id
          JOIN d1_dvc_identifier serial ON serial.d1_device_id = config.d1_device_id
                                       AND serial.dvc_id_type_flg = 'D1SN'
         WHERE installed.d1_sp_id IN (SELECT d1_sp_id FROM mdm_point)
           AND installed.d1_removal_dttm IS NULL) AS meter_no,
       (SELECT MAX(name.entity_name)
          FROM ci_per_name name
         WHERE name.per_id IN (SELECT per_id FROM person)
           AND name.prim_name_sw = 'Y') AS name,
       (SELECT MAX(contact.contact_value)
          FROM c1_per_contdet contact
         WHERE contact.per_id IN (SELECT per_id FROM person)
           AND TRIM(contact.comm_rte_type_cd) = 'CELLPHONE'
           AND TRIM(contact.cnd_primary_flg) = 'C1YS') AS phone,
       prem.address1, prem.address2, prem.address3, prem.address4,
       (SELECT NVL(MAX(label.descr), MAX(TRIM(nocs.char_val)))
          FROM ci_prem_char nocs
          LEFT JOIN ci_char_val_l label ON label.char_type_cd = nocs.char_type_cd
                                       AND label.char_val = nocs.char_val
                                       AND label.language_cd = 'ENG'
         WHERE nocs.prem_id = a.prem_id
           AND nocs.char_type_cd = 'CM_NOCS'
           AND NOT EXISTS (SELECT 1
                             FROM ci_prem_char newer
                            WHERE newer.prem_id = nocs.prem_id
                              AND newer.char_type_cd = nocs.char_type_cd
                              AND newer.effdt > nocs.effdt)) AS nocs,
       TRIM(a.sa_status_flg) AS status,
       (SELECT SUM(ft.tot_amt)
          FROM ci_ft ft
         WHERE ft.sa_id = a.sa_id
           AND ft.freeze_sw = 'Y') AS ledger,
       (SELECT MAX(TRIM(tariff.char_val)) KEEP (DENSE_RANK LAST ORDER BY tariff.effdt NULLS FIRST)
          FROM ci_sa_char tariff
         WHERE tariff.sa_id = a.sa_id
           AND tariff.char_type_cd = 'CM_CUSCA') AS tariff,
       (SELECT MAX(load.cont_qty) KEEP (DENSE_RANK LAST ORDER BY load.effdt NULLS FIRST)
          FROM ci_sa_cont_qty load
         WHERE load.sa_id = a.sa_id
           AND TRIM(load.cont_qty_type_cd) = 'SLOAD') AS load_kw,
       (SELECT MAX(NVL(TRIM(phase.char_val), TRIM(phase.adhoc_char_val)))
                 KEEP (DENSE_RANK LAST ORDER BY phase.effdt NULLS FIRST)
          FROM d1_sp_char phase
         WHERE phase.d1_sp_id IN (SELECT d1_sp_id FROM mdm_point)
           AND phase.char_type_cd = 'CM_MTRTY') AS phase,
       (SELECT MAX(TRIM(parent.adhoc_char_val)) KEEP (DENSE_RANK LAST ORDER BY parent.effdt NULLS FIRST)
          FROM ci_sp_char parent
         WHERE parent.sp_id = a.sp_id
           AND parent.char_type_cd = 'CM_CPRLA') AS parent_no,
       a.start_dt AS connected_on,
       (SELECT MAX(bill.end_dt)
          FROM ci_bseg bill
         WHERE bill.sa_id = a.sa_id
           AND bill.bseg_stat_flg = '50') AS last_bill_on,
       SYSDATE AS read_at
  FROM agreement a
  LEFT JOIN ci_prem prem ON prem.prem_id = a.prem_id
