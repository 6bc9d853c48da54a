-- One message.
-- Binds: :delivery_id
SELECT delivery.delivery_id, delivery.alert_id, delivery.target_id, delivery.kind, delivery.news,
       delivery.state, delivery.created_at, delivery.due_at, delivery.sent_at, delivery.tries,
       delivery.repeated, delivery.why
  FROM deliveries delivery
 WHERE delivery.delivery_id = :delivery_id
