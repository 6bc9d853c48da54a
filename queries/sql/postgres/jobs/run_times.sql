-- How the attempts of each job, and of all (NULL), ended since an instant, and how many seconds
-- those that began took: average, median, 95th percentile.
-- Binds: :since, :until
SELECT job_name,
       count(*) AS attempts,
       count(*) FILTER (WHERE status IN ('COMPLETED', 'COMPLETED_WITH_WARNINGS')),
       count(*) FILTER (WHERE status IN ('FAILED', 'TIMED_OUT')),
       CAST(avg(seconds) AS double precision),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
       percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds)
  FROM (SELECT job_name, status,
               CAST(extract(epoch FROM finished_at - started_at) AS double precision) AS seconds
          FROM batch.batch_execution_rec
         WHERE finished_at >= :since
           AND finished_at < :until) ended
 GROUP BY GROUPING SETS ((job_name), ())
 ORDER BY attempts DESC, job_name NULLS FIRST
