-- The jobs that run now, each once a run.
SELECT job_name FROM batch.batch_execution_rec WHERE status = 'RUNNING'
