-- Every job: whether it is paused, how many of its runs wait, the run that goes on, the last one
-- that ended.
SELECT j.job_name, j.status = 'INACTIVE',
       (SELECT count(*) FROM batch.batch_execution_rec q
         WHERE q.job_name = j.job_name AND q.status IN ('QUEUED', 'WAITING', 'RETRY_WAIT')),
       (SELECT max(r.execution_id) FROM batch.batch_execution_rec r
         WHERE r.job_name = j.job_name AND r.status = 'RUNNING'),
       (SELECT max(l.execution_id) FROM batch.batch_execution_rec l
         WHERE l.job_name = j.job_name
           AND l.status NOT IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING', 'SKIPPED'))
  FROM batch.batch_job_rec j
 WHERE j.status <> 'RETIRED'
