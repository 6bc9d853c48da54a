-- Each batch over the checks since then, until now by the billing system's clock.
-- Binds: :since_when
SELECT batch_code, count(*), avg(rps), max(rps), max(total_records)
  FROM batch_execution_log
 WHERE check_time >= :since_when
 GROUP BY batch_code
 ORDER BY batch_code
