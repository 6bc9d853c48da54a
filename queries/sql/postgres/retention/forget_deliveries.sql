-- Forget messages of over 180 days ago, with their attempts; not one that is still to be sent.
-- Binds: :many
DELETE FROM deliveries
 WHERE delivery_id IN (SELECT old.delivery_id FROM deliveries old
                        WHERE old.created_at < now() - INTERVAL '180 days'
                          AND old.state NOT IN ('waiting', 'claimed', 'sending')
                        LIMIT :many)
