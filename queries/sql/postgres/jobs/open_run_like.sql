-- The run that is asked for already: by the same press, or open with the same parameters.
-- One that runs and was asked to end is none: it will not bring what is asked for.
-- Binds: :job_name, :parameters, :request_key
SELECT execution_id
  FROM batch.batch_execution_rec
 WHERE job_name = :job_name
   AND (request_key = :request_key
        OR status IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING')
           AND NOT (status = 'RUNNING' AND cancel_asked_by IS NOT NULL)
           AND parameters = CAST(:parameters AS jsonb))
 ORDER BY execution_id DESC
 LIMIT 1
