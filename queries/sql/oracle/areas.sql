-- The NOCS areas by name, as a customer's page shows them.
SELECT label.descr
  FROM ci_char_val_l label
 WHERE label.char_type_cd = 'CM_NOCS'
   AND label.language_cd = 'ENG'
 ORDER BY label.descr
