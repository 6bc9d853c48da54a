-- The prepaid customers at whose service point a meter is installed now, by its serial number, each
-- with the name and the area of the agreement that counts, as customer_by_number has them.
-- Usually one; former owners of the meter are not among them.
-- Binds: :meter_no
WITH meant AS (
  SELECT DISTINCT legacy.adhoc_char_val AS customer_no
    FROM d1_dvc_identifier serial
    JOIN d1_dvc_cfg config ON config.d1_device_id = serial.d1_device_id
    JOIN d1_install_evt installed ON installed.device_config_id = config.device_config_id
                                 AND installed.d1_removal_dttm IS NULL
    JOIN d1_sp_identifier point ON point.d1_sp_id = installed.d1_sp_id
                               AND point.sp_id_type_flg = 'D1EI'
    JOIN ci_sp sp ON sp.sp_id = point.id_value
    JOIN ci_sp_char legacy ON legacy.sp_id = sp.sp_id
                          AND legacy.char_type_cd = 'CM_LEGCY'
   WHERE serial.dvc_id_type_flg = 'D1SN'
     AND serial.id_value IN (:meter_no, LOWER(:meter_no))
     AND NOT EXISTS (SELECT 1
                       FROM ci_sp_char newer
                      WHERE newer.sp_id = legacy.sp_id
                        AND newer.char_type_cd = legacy.char_type_cd
                        AND newer.effdt > legacy.effdt)
),
ranked AS (
  SELECT meant.customer_no, sp.prem_id, sa.acct_id,
         ROW_NUMBER() OVER (
           PARTITION BY meant.customer_no
           ORDER BY CASE TRIM(sa.sa_status_flg)
                      WHEN '20' THEN 1 WHEN '50' THEN 2 WHEN '30' THEN 3 WHEN '10' THEN 4
                      WHEN '40' THEN 5 WHEN '60' THEN 6 ELSE 7 END,
                    sa.start_dt DESC NULLS LAST, sa.sa_id DESC) AS choice
    FROM meant
    JOIN ci_sp_char legacy ON legacy.adhoc_char_val = meant.customer_no
                          AND legacy.char_type_cd = 'CM_LEGCY'
    JOIN ci_sp sp ON sp.sp_id = legacy.sp_id
    JOIN ci_sa_sp link ON link.sp_id = sp.sp_id
    JOIN ci_sa sa ON sa.sa_id = link.sa_id
   WHERE TRIM(sa.sa_type_cd) = 'PPD'
     AND NOT EXISTS (SELECT 1
                       FROM ci_sp_char newer
                      WHERE newer.sp_id = legacy.sp_id
                        AND newer.char_type_cd = legacy.char_type_cd
                        AND newer.effdt > legacy.effdt)
),
agreement AS (
  SELECT r.customer_no, r.acct_id, NVL(TRIM(acct.mailing_prem_id), r.prem_id) AS prem_id
    FROM ranked r
    JOIN ci_acct acct ON acct.acct_id = r.acct_id
   WHERE r.choice = 1
)
SELECT a.customer_no,
       (SELECT MAX(name.entity_name)
          FROM ci_acct_per holder
          JOIN ci_per_name name ON name.per_id = holder.per_id
                               AND name.prim_name_sw = 'Y'
         WHERE holder.acct_id = a.acct_id
           AND holder.main_cust_sw = 'Y') AS name,
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
                              AND newer.effdt > nocs.effdt)) AS nocs
  FROM agreement a
 ORDER BY a.customer_no
