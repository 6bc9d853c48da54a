-- What one customer paid and what took a payment back, oldest first, with the channel of each
-- payment: the tender of the same account and day, the equal amount before another, in order.
-- PS/AD below zero pay; PX/AX above zero cancel an earlier PS/AD of the same amount.
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
agreement AS (
  SELECT sa_id, acct_id FROM ranked WHERE choice = 1
),
entry AS (
  SELECT ft.ft_id, TRIM(ft.ft_type_flg) AS kind, ft.cur_amt, ft.accounting_dt, ft.freeze_dttm,
         ROW_NUMBER() OVER (PARTITION BY TRUNC(ft.accounting_dt), ft.ft_type_flg, ft.cur_amt
                            ORDER BY ft.freeze_dttm NULLS LAST, ft.ft_id) AS nth
    FROM ci_ft ft
   WHERE ft.sa_id = (SELECT sa_id FROM agreement)
     AND ft.freeze_sw = 'Y'
     AND ft.accounting_dt IS NOT NULL
     AND (ft.ft_type_flg IN ('PS', 'AD') AND ft.cur_amt < 0
          OR ft.ft_type_flg IN ('PX', 'AX') AND ft.cur_amt > 0)
),
tender AS (
  SELECT TRUNC(event.pay_dt) AS paid_on, paid.tender_amt, source.descr,
         ROW_NUMBER() OVER (PARTITION BY TRUNC(event.pay_dt), paid.tender_amt
                            ORDER BY event.pay_event_id) AS nth
    FROM ci_pay_tndr paid
    JOIN ci_pay_event event ON event.pay_event_id = paid.pay_event_id
    JOIN ci_tndr_ctl control ON control.tndr_ctl_id = paid.tndr_ctl_id
    JOIN ci_tndr_srce_l source ON source.tndr_source_cd = control.tndr_source_cd
                              AND source.language_cd = 'ENG'
   WHERE paid.payor_acct_id = (SELECT acct_id FROM agreement)
),
matched AS (
  SELECT entry.ft_id, entry.kind, entry.cur_amt, entry.accounting_dt, entry.freeze_dttm, tender.descr,
         ROW_NUMBER() OVER (PARTITION BY entry.ft_id
                            ORDER BY CASE WHEN tender.tender_amt = -entry.cur_amt THEN 0 ELSE 1 END,
                                     ABS(tender.nth - entry.nth), tender.descr) AS choice
    FROM entry
    LEFT JOIN tender ON entry.kind = 'PS'
                    AND tender.paid_on = TRUNC(entry.accounting_dt)
)
SELECT kind, cur_amt, accounting_dt, descr AS channel
  FROM matched
 WHERE choice = 1
 ORDER BY accounting_dt, freeze_dttm NULLS LAST, ft_id
