-- The batches that run, each with the records of its latest rerun, and the time of reading; one
-- row with nothing but the time when none runs.
SELECT clock.read_at, running.batch_cd, running.batch_nbr, running.batch_rerun_nbr,
       running.start_dttm, running.records
  FROM (SELECT SYSDATE AS read_at FROM dual) clock
  LEFT JOIN (
       SELECT TRIM(run.batch_cd) AS batch_cd, run.batch_nbr, run.batch_rerun_nbr, run.start_dttm,
              (SELECT SUM(inst.rec_proc_cnt)
                 FROM ci_batch_inst inst
                WHERE inst.batch_cd = run.batch_cd
                  AND inst.batch_nbr = run.batch_nbr
                  AND inst.batch_rerun_nbr = run.batch_rerun_nbr) AS records
         FROM ci_batch_run run
        WHERE EXISTS (SELECT 1
                        FROM ci_batch_job job
                       WHERE job.batch_cd = run.batch_cd
                         AND job.batch_nbr = run.batch_nbr
                         AND job.batch_job_stat_flg = 'ST')
          AND run.batch_rerun_nbr = (SELECT MAX(other.batch_rerun_nbr)
                                       FROM ci_batch_run other
                                      WHERE other.batch_cd = run.batch_cd
                                        AND other.batch_nbr = run.batch_nbr)
       ) running ON 1 = 1
 ORDER BY running.start_dttm, running.batch_cd, running.batch_nbr
