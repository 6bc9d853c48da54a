-- The prepaid customers whose registered mobile number this is, at most 21 of them: the number is the
-- primary one of the main person of the agreement that counts at the service point now (the same
-- choice as in customer_by_number), so that former occupants are not among them.
-- The utility's offices wrote numbers in many ways; each of them finds the index of the column, also
-- where the value is padded with blanks.
-- Binds: :phone (as people dial it, such as 01711000001)
WITH holder AS (
  SELECT DISTINCT contact.per_id
    FROM c1_per_contdet contact
   WHERE (contact.contact_value BETWEEN :phone AND RPAD(:phone, 254)
       OR contact.contact_value BETWEEN '88' || :phone AND RPAD('88' || :phone, 254)
       OR contact.contact_value BETWEEN '+88' || :phone AND RPAD('+88' || :phone, 254)
       OR contact.contact_value BETWEEN '0088' || :phone AND RPAD('0088' || :phone, 254)
       OR contact.contact_value BETWEEN SUBSTR(:phone, 2) AND RPAD(SUBSTR(:phone, 2), 254)
       OR contact.contact_value BETWEEN '88 ' || :phone AND RPAD('88 ' || :phone, 254)
       OR contact.contact_value BETWEEN '+88 ' || :phone AND RPAD('+88 ' || :phone, 254)
       OR contact.contact_value BETWEEN '+88-' || :phone AND RPAD('+88-' || :phone, 254)
       OR contact.contact_value BETWEEN '+880 ' || SUBSTR(:phone, 2)
                                    AND RPAD('+880 ' || SUBSTR(:phone, 2), 254)
       OR contact.contact_value BETWEEN '+880-' || SUBSTR(:phone, 2)
                                    AND RPAD('+880-' || SUBSTR(:phone, 2), 254)
       OR contact.contact_value BETWEEN SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6)
                                    AND RPAD(SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN SUBSTR(:phone, 1, 5) || ' ' || SUBSTR(:phone, 6)
                                    AND RPAD(SUBSTR(:phone, 1, 5) || ' ' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN '88' || SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6)
                                    AND RPAD('88' || SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN '+88' || SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6)
                                    AND RPAD('+88' || SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN '+88 ' || SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6)
                                    AND RPAD('+88 ' || SUBSTR(:phone, 1, 5) || '-' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN '+880 ' || SUBSTR(:phone, 2, 4) || '-' || SUBSTR(:phone, 6)
                                    AND RPAD('+880 ' || SUBSTR(:phone, 2, 4) || '-' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN '+880 ' || SUBSTR(:phone, 2, 4) || ' ' || SUBSTR(:phone, 6)
                                    AND RPAD('+880 ' || SUBSTR(:phone, 2, 4) || ' ' || SUBSTR(:phone, 6), 254)
       OR contact.contact_value BETWEEN TRANSLATE(:phone, '0123456789', '০১২৩৪৫৬৭৮৯')
                                    AND RPAD(TRANSLATE(:phone, '0123456789', '০১২৩৪৫৬৭৮৯'), 254))
     AND TRIM(contact.comm_rte_type_cd) = 'CELLPHONE'
     AND TRIM(contact.cnd_primary_flg) = 'C1YS'
     AND NOT EXISTS (SELECT 1
                       FROM c1_per_contdet other
                      WHERE other.per_id = contact.per_id
                        AND TRIM(other.comm_rte_type_cd) = 'CELLPHONE'
                        AND TRIM(other.cnd_primary_flg) = 'C1YS'
                        AND other.contact_value > contact.contact_value)
),
point AS (
  SELECT DISTINCT link.sp_id
    FROM holder
    JOIN ci_acct_per main ON main.per_id = holder.per_id
                         AND main.main_cust_sw = 'Y'
    JOIN ci_sa sa ON sa.acct_id = main.acct_id
                 AND TRIM(sa.sa_type_cd) = 'PPD'
    JOIN ci_sa_sp link ON link.sa_id = sa.sa_id
),
ranked AS (
  SELECT point.sp_id, sa.acct_id,
         ROW_NUMBER() OVER (
           PARTITION BY point.sp_id
           ORDER BY CASE TRIM(sa.sa_status_flg)
                      WHEN '20' THEN 1 WHEN '50' THEN 2 WHEN '30' THEN 3 WHEN '10' THEN 4
                      WHEN '40' THEN 5 WHEN '60' THEN 6 ELSE 7 END,
                    sa.start_dt DESC NULLS LAST, sa.sa_id DESC) AS choice
    FROM point
    JOIN ci_sa_sp link ON link.sp_id = point.sp_id
    JOIN ci_sa sa ON sa.sa_id = link.sa_id
   WHERE TRIM(sa.sa_type_cd) = 'PPD'
),
found AS (
  SELECT DISTINCT legacy.adhoc_char_val AS customer_no
    FROM ranked
    JOIN ci_acct_per main ON main.acct_id = ranked.acct_id
                         AND main.main_cust_sw = 'Y'
    JOIN holder ON holder.per_id = main.per_id
    JOIN ci_sp_char legacy ON legacy.sp_id = ranked.sp_id
                          AND legacy.char_type_cd = 'CM_LEGCY'
   WHERE ranked.choice = 1
     AND NOT EXISTS (SELECT 1
                       FROM ci_sp_char newer
                      WHERE newer.sp_id = legacy.sp_id
                        AND newer.char_type_cd = legacy.char_type_cd
                        AND newer.effdt > legacy.effdt)
   ORDER BY customer_no
)
SELECT customer_no
  FROM found
 WHERE ROWNUM <= 21
