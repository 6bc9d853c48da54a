-- Decide a request, if nobody has yet and its time is not over.
-- Binds: :request_id, :outcome, :areas, :decider
UPDATE access_requests
   SET outcome = :outcome, areas = :areas, decided_by = :decider, decided_at = now(), due_at = now()
 WHERE request_id = :request_id AND outcome IS NULL AND expires_at > now()
