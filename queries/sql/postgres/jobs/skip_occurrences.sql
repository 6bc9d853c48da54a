-- Write occurrences down that are never run; what is known already stays.
-- Binds: :job_name, :schedule_id, :occurrence_keys, :business_dates, :reasons, :due_ats, :results
INSERT INTO batch.batch_execution_rec
       (job_name, schedule_id, occurrence_key, business_date, status, wait_reason, priority,
        parameters, due_at, channel, finished_at, result)
SELECT :job_name, :schedule_id, skipped.occurrence_key, skipped.business_date, 'SKIPPED',
       skipped.reason, 0, CAST('{}' AS jsonb), skipped.due_at, 'clock', now(), skipped.result
  FROM unnest(CAST(:occurrence_keys AS text[]), CAST(:business_dates AS date[]),
              CAST(:reasons AS text[]), CAST(:due_ats AS timestamptz[]),
              CAST(:results AS jsonb[]))
       AS skipped (occurrence_key, business_date, reason, due_at, result)
ON CONFLICT DO NOTHING
