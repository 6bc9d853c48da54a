-- Queue a run; no row when the tick or the request is known already.
-- Binds: :job_name, :schedule_id, :occurrence_key, :request_key, :business_date, :priority,
--        :parameters, :due_at, :submitted_by, :channel, :needs_approval
INSERT INTO batch.batch_execution_rec
       (job_name, schedule_id, occurrence_key, request_key, business_date, status, priority,
        parameters, due_at, submitted_by, channel, needs_approval)
VALUES (:job_name, :schedule_id, :occurrence_key, :request_key, :business_date, 'QUEUED', :priority,
        :parameters, :due_at, :submitted_by, :channel, :needs_approval)
ON CONFLICT DO NOTHING
RETURNING execution_id
