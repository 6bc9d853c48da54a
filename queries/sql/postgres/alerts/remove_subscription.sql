-- A wish ends, if nobody has changed it since.
-- Binds: :subscription_id, :version
DELETE FROM subscriptions WHERE subscription_id = :subscription_id AND version = :version
