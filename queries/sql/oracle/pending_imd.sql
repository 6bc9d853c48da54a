-- How many meter readings wait to be processed.
SELECT COUNT(*) AS pending
  FROM d1_imd_ctrl imd
 WHERE imd.bo_status_cd = 'PENDING'
