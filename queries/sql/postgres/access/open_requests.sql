-- The requests that wait for a decision, the longest waiting first.
SELECT request_id
  FROM access_requests
 WHERE outcome IS NULL AND expires_at > now()
 ORDER BY asked_at, request_id
