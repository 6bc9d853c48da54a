-- The newest message that left for a target.
-- Binds: :target_id
SELECT delivery.delivery_id, delivery.alert_id, delivery.target_id, delivery.kind, delivery.news,
       delivery.state, delivery.created_at, delivery.due_at, delivery.sent_at, delivery.tries,
       delivery.repeated, delivery.why
  FROM deliveries delivery
 WHERE delivery.target_id = :target_id AND delivery.sent_at IS NOT NULL
 ORDER BY delivery.sent_at DESC
 LIMIT 1
