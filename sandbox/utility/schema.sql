-- The tables of the billing system (schema CISADM) that the service reads.
-- Oracle's types as the listener maps them: CHAR(n) = char(n), VARCHAR2(n) = varchar(n),
-- NUMBER(p,s) = numeric(p,s), DATE = timestamp(0), TIMESTAMP = timestamp(6).
-- Every column may be NULL, so that a test can add a row with only the columns it needs.
-- Indexes are in indexes.sql, made after the loading.
DROP SCHEMA IF EXISTS cisadm CASCADE;
CREATE SCHEMA cisadm;
SET search_path = cisadm;

-- service points, agreements, accounts ------------------------------------------------
CREATE UNLOGGED TABLE ci_sp (sp_id char(10), prem_id char(10));
CREATE UNLOGGED TABLE ci_sp_char (
  sp_id char(10), char_type_cd char(8), effdt timestamp(0), adhoc_char_val varchar(254),
  srch_char_val varchar(254), char_val char(16), char_val_fk1 varchar(50));
CREATE UNLOGGED TABLE ci_sa (
  sa_id char(10), acct_id char(10), sa_type_cd char(8), sa_status_flg char(2),
  start_dt timestamp(0), end_dt timestamp(0));
CREATE UNLOGGED TABLE ci_sa_sp (sa_sp_id char(10), sa_id char(10), sp_id char(10));
CREATE UNLOGGED TABLE ci_sa_char (
  sa_id char(10), char_type_cd char(8), effdt timestamp(0), char_val char(16));
CREATE UNLOGGED TABLE ci_sa_cont_qty (
  sa_id char(10), cont_qty_type_cd char(8), effdt timestamp(0), cont_qty numeric(18,6));
CREATE UNLOGGED TABLE ci_acct (acct_id char(10), mailing_prem_id char(10));
CREATE UNLOGGED TABLE ci_acct_char (
  acct_id char(10), char_type_cd char(8), effdt timestamp(0), char_val char(16));
CREATE UNLOGGED TABLE ci_acct_per (acct_id char(10), per_id char(10), main_cust_sw char(1));

-- persons and premises ----------------------------------------------------------------
CREATE UNLOGGED TABLE ci_per (per_id char(10));
CREATE UNLOGGED TABLE ci_per_name (
  per_id char(10), seq_num numeric(3), entity_name varchar(254), prim_name_sw char(1));
CREATE UNLOGGED TABLE ci_per_char (
  per_id char(10), char_type_cd char(8), adhoc_char_val varchar(254));
CREATE UNLOGGED TABLE c1_per_contdet (
  per_id char(10), comm_rte_type_cd char(30), contact_value varchar(254),
  cnd_primary_flg char(4));
CREATE UNLOGGED TABLE ci_prem (
  prem_id char(10), address1 varchar(254), address2 varchar(254), address3 varchar(254),
  address4 varchar(254), city varchar(90), county varchar(90), postal varchar(12),
  geo_code varchar(11), country char(3));
CREATE UNLOGGED TABLE ci_prem_char (
  prem_id char(10), char_type_cd char(8), effdt timestamp(0), char_val char(16));
CREATE UNLOGGED TABLE ci_char_val_l (
  char_type_cd char(8), char_val char(16), language_cd char(3), descr varchar(60));

-- bills and usage ---------------------------------------------------------------------
CREATE UNLOGGED TABLE ci_bseg (
  bseg_id char(12), sa_id char(10), start_dt timestamp(0), end_dt timestamp(0),
  bseg_stat_flg char(2));
CREATE UNLOGGED TABLE ci_bseg_calc_ln (
  bseg_id char(12), header_seq numeric(2), seqno numeric(3), calc_rule_cd char(18),
  audit_calc_amt numeric(19,6));
CREATE UNLOGGED TABLE c1_usage (usage_id char(14), bseg_id char(12));
CREATE UNLOGGED TABLE d1_usage (d1_usage_id char(14), usg_ext_id varchar(60), us_id char(14));
CREATE UNLOGGED TABLE d1_usage_period_sq (
  d1_usage_id char(14), measr_comp_id char(12), d1_uom_cd char(30), d1_tou_cd char(30),
  d1_sqi_cd char(30), quantity numeric(18,6));
CREATE UNLOGGED TABLE d1_usage_scalar_dtl (
  d1_usage_id char(14), measr_comp_id char(12), start_msrmt numeric(16,6),
  end_msrmt numeric(16,6));

-- meters ------------------------------------------------------------------------------
CREATE UNLOGGED TABLE d1_measr_comp (measr_comp_id char(12), device_config_id char(12));
CREATE UNLOGGED TABLE d1_measr_comp_identifier (measr_comp_id char(12), id_value varchar(120));
CREATE UNLOGGED TABLE d1_msrmt (
  measr_comp_id char(12), msrmt_dttm timestamp(0), reading_val numeric(16,6),
  last_update_dttm timestamp(0));
CREATE UNLOGGED TABLE d1_sp (d1_sp_id char(12));
CREATE UNLOGGED TABLE d1_sp_char (
  d1_sp_id char(12), char_type_cd char(8), effdt timestamp(0), adhoc_char_val varchar(254),
  srch_char_val varchar(254), char_val char(16));
CREATE UNLOGGED TABLE d1_sp_identifier (
  d1_sp_id char(12), sp_id_type_flg char(4), id_value varchar(120));
CREATE UNLOGGED TABLE d1_install_evt (
  install_evt_id char(14), d1_sp_id char(12), device_config_id char(12),
  d1_install_dttm timestamp(0), d1_removal_dttm timestamp(0), bo_status_cd char(12));
CREATE UNLOGGED TABLE d1_dvc (d1_device_id char(12));
CREATE UNLOGGED TABLE d1_dvc_cfg (
  device_config_id char(12), d1_device_id char(12), device_config_type_cd char(30));
CREATE UNLOGGED TABLE d1_dvc_identifier (
  d1_device_id char(12), dvc_id_type_flg char(4), id_value varchar(120));
CREATE UNLOGGED TABLE d1_activity (
  d1_activity_id char(14), activity_type_cd char(30), bus_obj_cd char(30),
  bo_status_cd char(12), cre_dttm timestamp(0), start_dttm timestamp(0), end_dttm timestamp(0));
CREATE UNLOGGED TABLE d1_activity_rel_obj (
  d1_activity_id char(14), maint_obj_cd char(12), pk_value1 varchar(254));
CREATE UNLOGGED TABLE d1_imd_ctrl (
  init_msrmt_data_id char(14), bo_status_cd char(12), cre_dttm timestamp(0));

-- money -------------------------------------------------------------------------------
CREATE UNLOGGED TABLE ci_ft (
  ft_id char(12), sibling_id char(12), parent_id char(14), sa_id char(10), ft_type_flg char(2),
  cur_amt numeric(15,2), tot_amt numeric(15,2), accounting_dt timestamp(0), freeze_sw char(1),
  freeze_dttm timestamp(0));
CREATE UNLOGGED TABLE ci_pay_event (
  pay_event_id char(12), pay_dt timestamp(0), ilm_dt timestamp(0));
CREATE UNLOGGED TABLE ci_pay_tndr (
  pay_tender_id char(12), pay_event_id char(12), payor_acct_id char(10),
  tender_amt numeric(15,2), tndr_ctl_id char(10), tender_type_cd char(4));
CREATE UNLOGGED TABLE ci_tndr_ctl (tndr_ctl_id char(10), tndr_source_cd char(8));
CREATE UNLOGGED TABLE ci_tndr_srce_l (
  tndr_source_cd char(8), language_cd char(3), descr varchar(60));

-- batches -----------------------------------------------------------------------------
CREATE UNLOGGED TABLE ci_batch_job (
  batch_job_id char(14), batch_cd char(12), batch_nbr numeric(10), batch_job_stat_flg char(2));
CREATE UNLOGGED TABLE ci_batch_run (
  batch_cd char(12), batch_nbr numeric(10), batch_rerun_nbr numeric(10),
  batch_bus_dt timestamp(0), start_dttm timestamp(0), end_dttm timestamp(0));
CREATE UNLOGGED TABLE ci_batch_inst (
  batch_cd char(12), batch_nbr numeric(10), batch_rerun_nbr numeric(10),
  batch_thread_nbr numeric(10), rec_proc_cnt numeric(10), rec_err_cnt numeric(10));
