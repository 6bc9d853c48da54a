# ruff: noqa: E501 - a line of a statement or of a table is clearer whole
"""Plain statements that say what is true of a customer, on their own way through the tables.

They use what the service's statements may not: the ledger's sibling ids.
"""

# The tables that the service reads, and the columns that matter.
TABLES = {
    "ci_sp": "sp_id, prem_id",
    "ci_sp_char": "sp_id, char_type_cd, effdt, adhoc_char_val, srch_char_val, char_val, char_val_fk1",
    "ci_sa": "sa_id, acct_id, sa_type_cd, sa_status_flg, start_dt, end_dt",
    "ci_sa_sp": "sa_id, sp_id",
    "ci_sa_char": "sa_id, char_type_cd, effdt, char_val",
    "ci_sa_cont_qty": "sa_id, cont_qty_type_cd, effdt, cont_qty",
    "ci_acct": "acct_id, mailing_prem_id",
    "ci_acct_char": "acct_id, char_type_cd, effdt, char_val",
    "ci_acct_per": "acct_id, per_id, main_cust_sw",
    "ci_per": "per_id",
    "ci_per_name": "per_id, seq_num, entity_name, prim_name_sw",
    "ci_per_char": "per_id, char_type_cd, adhoc_char_val",
    "c1_per_contdet": "per_id, comm_rte_type_cd, contact_value, cnd_primary_flg",
    "ci_prem": "prem_id, address1, address2, address3, address4, city, county, postal, geo_code, country",
    "ci_prem_char": "prem_id, char_type_cd, effdt, char_val",
    "ci_char_val_l": "char_type_cd, char_val, language_cd, descr",
    "ci_bseg": "bseg_id, sa_id, start_dt, end_dt, bseg_stat_flg",
    "ci_bseg_calc_ln": "bseg_id, header_seq, seqno, calc_rule_cd, audit_calc_amt",
    "c1_usage": "usage_id, bseg_id",
    "d1_usage": "d1_usage_id, usg_ext_id, us_id",
    "d1_usage_period_sq": "d1_usage_id, measr_comp_id, d1_uom_cd, d1_tou_cd, d1_sqi_cd, quantity",
    "d1_usage_scalar_dtl": "d1_usage_id, measr_comp_id, start_msrmt, end_msrmt",
    "d1_measr_comp": "measr_comp_id, device_config_id",
    "d1_measr_comp_identifier": "measr_comp_id, id_value",
    "d1_msrmt": "measr_comp_id, msrmt_dttm, reading_val, last_update_dttm",
    "d1_sp": "d1_sp_id",
    "d1_sp_char": "d1_sp_id, char_type_cd, effdt, adhoc_char_val, srch_char_val, char_val",
    "d1_sp_identifier": "d1_sp_id, sp_id_type_flg, id_value",
    "d1_install_evt": "install_evt_id, d1_sp_id, device_config_id, d1_install_dttm, d1_removal_dttm, bo_status_cd",
    "d1_dvc": "d1_device_id",
    "d1_dvc_cfg": "device_config_id, d1_device_id, device_config_type_cd",
    "d1_dvc_identifier": "d1_device_id, dvc_id_type_flg, id_value",
    "d1_activity": "d1_activity_id, activity_type_cd, bus_obj_cd, bo_status_cd, cre_dttm, start_dttm, end_dttm",
    "d1_activity_rel_obj": "d1_activity_id, maint_obj_cd, pk_value1",
    "d1_imd_ctrl": "init_msrmt_data_id, bo_status_cd, cre_dttm",
    "ci_ft": "ft_id, sa_id, ft_type_flg, cur_amt, tot_amt, accounting_dt, freeze_sw, freeze_dttm",
    "ci_pay_event": "pay_event_id, pay_dt, ilm_dt",
    "ci_pay_tndr": "pay_event_id, payor_acct_id, tender_amt, tndr_ctl_id, tender_type_cd",
    "ci_tndr_ctl": "tndr_ctl_id, tndr_source_cd",
    "ci_tndr_srce_l": "tndr_source_cd, language_cd, descr",
    "ci_batch_job": "batch_job_id, batch_cd, batch_nbr, batch_job_stat_flg",
    "ci_batch_run": "batch_cd, batch_nbr, batch_rerun_nbr, batch_bus_dt, start_dttm, end_dttm",
    "ci_batch_inst": "batch_cd, batch_nbr, batch_rerun_nbr, batch_thread_nbr, rec_proc_cnt, rec_err_cnt",
}  # fmt: skip

# A point's number, parent and phase are those of the newest date.
VIEWS = """
CREATE TEMP VIEW truth_point AS
SELECT DISTINCT ON (sp_id) sp_id, adhoc_char_val AS number FROM ci_sp_char
 WHERE char_type_cd = 'CM_LEGCY' ORDER BY sp_id, effdt DESC;
CREATE TEMP VIEW truth_meter AS
SELECT sn.id_value AS meter_no, p.number, p.sp_id
  FROM d1_dvc_identifier sn
  JOIN d1_dvc_cfg cfg ON cfg.d1_device_id = sn.d1_device_id
  JOIN d1_install_evt evt ON evt.device_config_id = cfg.device_config_id
   AND evt.d1_removal_dttm IS NULL
  JOIN d1_sp_identifier si ON si.d1_sp_id = evt.d1_sp_id AND si.sp_id_type_flg = 'D1EI'
  JOIN truth_point p ON p.sp_id::text = si.id_value
 WHERE sn.dvc_id_type_flg = 'D1SN';
"""

BY_METER = "SELECT DISTINCT number FROM truth_meter WHERE meter_no = $1 ORDER BY number"

WHO = """
SELECT sa.sa_id, sa.acct_id, sa.sa_status_flg AS status,
       (SELECT max(meter_no) FROM truth_meter m WHERE m.sp_id = p.sp_id) AS meter_no,
       nullif(trim(n.entity_name), '') AS name,
       (SELECT max(nullif(trim(contact_value), '')) FROM c1_per_contdet c
         WHERE c.per_id = ap.per_id AND comm_rte_type_cd = 'CELLPHONE' AND cnd_primary_flg = 'C1YS') AS phone,
       (SELECT string_agg(trim(part), ', ' ORDER BY at) FROM unnest(ARRAY[address1, address2, address3, address4])
          WITH ORDINALITY AS line (part, at) WHERE trim(part) <> '') AS address,
       (SELECT descr FROM ci_prem_char c JOIN ci_char_val_l l USING (char_type_cd, char_val)
         WHERE c.prem_id = prem.prem_id AND char_type_cd = 'CM_NOCS' AND language_cd = 'ENG'
         ORDER BY effdt DESC LIMIT 1) AS nocs,
       (SELECT adhoc_char_val FROM ci_sp_char c WHERE c.sp_id = p.sp_id AND char_type_cd = 'CM_CPRLA'
         ORDER BY effdt DESC LIMIT 1) AS parent_no,
       (SELECT trim(char_val) FROM ci_sa_char c WHERE c.sa_id = sa.sa_id AND char_type_cd = 'CM_CUSCA'
         ORDER BY effdt DESC LIMIT 1) AS tariff,
       (SELECT cont_qty FROM ci_sa_cont_qty q WHERE q.sa_id = sa.sa_id AND cont_qty_type_cd = 'SLOAD'
         ORDER BY effdt DESC LIMIT 1) AS load_kw,
       (SELECT CASE trim(char_val) WHEN 'SINGLE' THEN '1P' ELSE '3P' END
          FROM d1_sp_char c JOIN d1_sp_identifier i USING (d1_sp_id)
         WHERE i.id_value = p.sp_id::text AND sp_id_type_flg = 'D1EI' AND char_type_cd = 'CM_MTRTY'
         ORDER BY effdt DESC LIMIT 1) AS phase
  FROM truth_point p
  JOIN ci_sa_sp ss USING (sp_id)
  JOIN ci_sa sa ON sa.sa_id = ss.sa_id AND sa.sa_type_cd = 'PPD'
  JOIN ci_acct acct ON acct.acct_id = sa.acct_id
  JOIN ci_prem prem ON prem.prem_id = acct.mailing_prem_id
  JOIN ci_acct_per ap ON ap.acct_id = sa.acct_id AND ap.main_cust_sw = 'Y'
  JOIN ci_per_name n ON n.per_id = ap.per_id AND n.prim_name_sw = 'Y'
 WHERE p.number = $1
 ORDER BY sa.start_dt DESC LIMIT 1
"""

BALANCE = "SELECT -sum(tot_amt) FROM ci_ft WHERE sa_id = $1 AND freeze_sw = 'Y'"

_MONTHS = """
WITH seg AS (
  SELECT date_trunc('month', {day}) AS month, start_dt, end_dt,
         (SELECT sum(quantity) FROM c1_usage u JOIN d1_usage d ON d.usg_ext_id = u.usage_id::text
            JOIN d1_usage_period_sq q ON q.d1_usage_id = d.d1_usage_id
           WHERE u.bseg_id = b.bseg_id AND d1_uom_cd = 'KWH'
             AND coalesce(trim(d1_tou_cd), '') = '' AND coalesce(trim(d1_sqi_cd), '') = '') AS kwh,
         (SELECT sum(audit_calc_amt) FROM ci_bseg_calc_ln l WHERE l.bseg_id = b.bseg_id
             AND calc_rule_cd IN ('CM_TOTALCHRGE', 'SUM_OF_CHARGES', 'CM_SUM_OF_CHG')) AS charge
    FROM ci_bseg b WHERE sa_id = $1 AND bseg_stat_flg <> '60')
SELECT to_char(every, 'YYYY-MM'), coalesce(sum(kwh), 0), coalesce(sum(charge), 0),
       (SELECT count(DISTINCT day) FROM seg s, generate_series(s.start_dt, greatest(s.start_dt,
          s.end_dt - interval '1 day'), interval '1 day') AS day WHERE s.month = every)::int
  FROM (SELECT min(month) AS first, max(month) AS last FROM seg) AS span,
       generate_series(first, last, interval '1 month') AS every LEFT JOIN seg ON seg.month = every
 GROUP BY every ORDER BY every
"""
MONTHS = {
    "end_dt": _MONTHS.format(day="end_dt"),
    "start_dt": _MONTHS.format(day="start_dt"),
    "last_day": _MONTHS.format(day="greatest(start_dt, end_dt - interval '1 day')"),
}

# One scalar subquery: it fails if a payment had more than one channel.
RECHARGES = """
SELECT accounting_dt::date, -cur_amt,
       (SELECT DISTINCT l.descr FROM ci_pay_tndr t
          JOIN ci_pay_event e USING (pay_event_id) JOIN ci_tndr_ctl USING (tndr_ctl_id)
          JOIN ci_tndr_srce_l l USING (tndr_source_cd)
         WHERE l.language_cd = 'ENG' AND t.payor_acct_id = $2 AND t.tender_amt = -cur_amt
           AND e.pay_dt = accounting_dt AND ft.ft_type_flg = 'PS')
  FROM ci_ft ft
 WHERE sa_id = $1 AND ft_type_flg IN ('PS', 'AD') AND cur_amt < 0 AND freeze_sw = 'Y'
   AND accounting_dt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ci_ft undone WHERE undone.sa_id = ft.sa_id AND undone.ft_type_flg IN ('PX', 'AX')
                     AND undone.sibling_id = ft.sibling_id AND undone.freeze_sw = 'Y')
 ORDER BY accounting_dt DESC, ft_id DESC
"""

FIGURES = """
WITH family AS (
  SELECT count(*) AS n FROM ci_sp_char WHERE char_type_cd = 'CM_CPRLA' GROUP BY adhoc_char_val
), ledger AS (
  SELECT sum(tot_amt) AS owed FROM ci_ft WHERE freeze_sw = 'Y' GROUP BY sa_id
)
SELECT (SELECT count(DISTINCT char_val) FROM ci_prem_char WHERE char_type_cd = 'CM_NOCS') AS areas,
       (SELECT count(DISTINCT sa_status_flg) FROM ci_sa) AS statuses,
       (SELECT avg((start_dt = end_dt)::int) FROM ci_bseg) AS same_day_share,
       (SELECT min(n) FROM family) AS smallest_family,
       (SELECT max(n) FROM family) AS largest_family,
       (SELECT count(*) FROM ci_per_name WHERE prim_name_sw = 'N') AS multiple_names,
       (SELECT count(*) FROM ledger WHERE owed < 0) AS credit,
       (SELECT count(*) FROM ledger WHERE owed > 0) AS due
"""

COMMAND_AGES = """
SELECT DISTINCT CASE WHEN age < interval '30 min' THEN 'normal' WHEN age < interval '1 hour' THEN 'warning'
                     WHEN age < interval '2 hours' THEN 'alert' ELSE 'stuck' END
  FROM (SELECT $1::timestamp - cre_dttm AS age FROM d1_activity WHERE bo_status_cd = 'COMINPROG') AS waiting
"""
