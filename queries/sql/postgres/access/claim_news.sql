-- Requests that have ended and whose end is to be told to who asked now; what fails is due again,
-- less and less often, and given up after a day or so.
UPDATE access_requests
   SET tries = tries + 1, due_at = now() + INTERVAL '1 minute' * power(2, tries)
 WHERE outcome IS NOT NULL AND NOT told AND due_at <= now() AND tries < 11
RETURNING request_id
