-- Who asked has been told how their request ended.
-- Binds: :request_id
UPDATE access_requests SET told = true WHERE request_id = :request_id
