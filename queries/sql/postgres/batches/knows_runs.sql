-- Whether any run is known that is over.
SELECT EXISTS (SELECT FROM batch_run_log)
