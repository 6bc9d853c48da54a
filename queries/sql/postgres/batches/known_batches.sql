-- The batches that were seen or have limits of their own, in alphabetical order.
SELECT batch_code FROM batch_run_log
 UNION
SELECT batch_code FROM batch_execution_log
 UNION
SELECT batch_code FROM batch_limits
 ORDER BY batch_code
