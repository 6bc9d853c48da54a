-- What each target was sent of an alert, in the order of sending; changes only while they matter.
-- Binds: :alert_id, :skip, :many
SELECT delivery.delivery_id, delivery.alert_id, delivery.target_id, delivery.kind, delivery.news,
       delivery.state, delivery.created_at, delivery.due_at, delivery.sent_at, delivery.tries,
       delivery.repeated, delivery.why
  FROM deliveries delivery
 WHERE delivery.alert_id = :alert_id
   AND (delivery.kind <> 'edit' OR delivery.state NOT IN ('sent', 'dropped'))
 ORDER BY delivery.delivery_id
 LIMIT :many OFFSET :skip
