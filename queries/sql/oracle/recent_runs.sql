-- The runs of batches that began since then, with the status of their batch, which speaks of the
-- latest rerun only.
-- Binds: :since
WITH recent AS (
  SELECT run.batch_cd, run.batch_nbr, run.batch_rerun_nbr, run.batch_bus_dt, run.start_dttm,
         run.end_dttm
    FROM ci_batch_run run
   WHERE run.start_dttm >= :since
),
latest AS (
  SELECT all_of.batch_cd, all_of.batch_nbr, MAX(all_of.batch_rerun_nbr) AS batch_rerun_nbr
    FROM ci_batch_run all_of
   WHERE EXISTS (SELECT 1
                   FROM recent
                  WHERE recent.batch_cd = all_of.batch_cd
                    AND recent.batch_nbr = all_of.batch_nbr)
   GROUP BY all_of.batch_cd, all_of.batch_nbr
),
stands AS (
  SELECT job.batch_cd, job.batch_nbr,
         MAX(job.batch_job_stat_flg) KEEP (DENSE_RANK LAST ORDER BY job.batch_job_id) AS status
    FROM ci_batch_job job
   WHERE EXISTS (SELECT 1
                   FROM recent
                  WHERE recent.batch_cd = job.batch_cd
                    AND recent.batch_nbr = job.batch_nbr)
   GROUP BY job.batch_cd, job.batch_nbr
)
SELECT TRIM(recent.batch_cd) AS batch_cd, recent.batch_nbr, recent.batch_rerun_nbr,
       recent.batch_bus_dt, recent.start_dttm, recent.end_dttm, TRIM(stands.status) AS status,
       latest.batch_rerun_nbr AS latest_rerun,
       (SELECT SUM(inst.rec_proc_cnt)
          FROM ci_batch_inst inst
         WHERE inst.batch_cd = recent.batch_cd
           AND inst.batch_nbr = recent.batch_nbr
           AND inst.batch_rerun_nbr = recent.batch_rerun_nbr) AS records,
       (SELECT SUM(inst.rec_err_cnt)
          FROM ci_batch_inst inst
         WHERE inst.batch_cd = recent.batch_cd
           AND inst.batch_nbr = recent.batch_nbr
           AND inst.batch_rerun_nbr = recent.batch_rerun_nbr) AS errors
  FROM recent
  JOIN latest ON latest.batch_cd = recent.batch_cd AND latest.batch_nbr = recent.batch_nbr
  LEFT JOIN stands ON stands.batch_cd = recent.batch_cd AND stands.batch_nbr = recent.batch_nbr
 ORDER BY recent.start_dttm, recent.batch_cd, recent.batch_nbr, recent.batch_rerun_nbr
