-- Each attempt at a message, the newest first.
-- Binds: :delivery_id, :many
SELECT at, outcome, why, ms FROM delivery_attempts
 WHERE delivery_id = :delivery_id
 ORDER BY attempt_id DESC
 LIMIT :many
