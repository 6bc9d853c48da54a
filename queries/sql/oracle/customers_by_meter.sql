-- The prepaid customers at whose service point a meter is installed now, by its serial number.
-- Usually one; former owners of the meter are not among them.
-- Binds: :meter_no
SELECT legacy.adhoc_char_val AS customer_no,
       MAX(name.entity_name) AS name,
       MAX(label.descr) AS nocs
  FROM d1_dvc_identifier serial
  JOIN d1_dvc_cfg config ON config.d1_device_id = serial.d1_device_id
  JOIN d1_install_evt installed ON installed.device_config_id = config.device_config_id
                               AND installed.d1_removal_dttm IS NULL
  JOIN d1_sp_identifier point ON point.d1_sp_id = installed.d1_sp_id
                             AND point.sp_id_type_flg = 'D1EI'
  JOIN ci_sp sp ON sp.sp_id = point.id_value
  JOIN ci_sp_char legacy ON legacy.sp_id = sp.sp_id
                        AND legacy.char_type_cd = 'CM_LEGCY'
  JOIN ci_sa_sp link ON link.sp_id = sp.sp_id
  JOIN ci_sa sa ON sa.sa_id = link.sa_id
               AND TRIM(sa.sa_type_cd) = 'PPD'
  LEFT JOIN ci_acct_per holder ON holder.acct_id = sa.acct_id
                              AND holder.main_cust_sw = 'Y'
                              AND TRIM(sa.sa_status_flg) IN ('20', '50', '30')
  LEFT JOIN ci_per_name name ON name.per_id = holder.per_id
                            AND name.prim_name_sw = 'Y'
  LEFT JOIN ci_prem_char nocs ON nocs.prem_id = sp.prem_id
                             AND nocs.char_type_cd = 'CM_NOCS'
  LEFT JOIN ci_char_val_l label ON label.char_type_cd = nocs.char_type_cd
                               AND label.char_val = nocs.char_val
                               AND label.language_cd = 'ENG'
 WHERE serial.dvc_id_type_flg = 'D1SN'
   AND serial.id_value IN (:meter_no, LOWER(:meter_no))
   AND NOT EXISTS (SELECT 1
                     FROM ci_sp_char newer
                    WHERE newer.sp_id = legacy.sp_id
                      AND newer.char_type_cd = legacy.char_type_cd
                      AND newer.effdt > legacy.effdt)
   AND NOT EXISTS (SELECT 1
                     FROM ci_prem_char newer
                    WHERE newer.prem_id = nocs.prem_id
                      AND newer.char_type_cd = nocs.char_type_cd
                      AND newer.effdt > nocs.effdt)
 GROUP BY legacy.adhoc_char_val
 ORDER BY legacy.adhoc_char_val
