-- The messages at a target that show an alert, newest first: what they are called there, all the
-- alerts they show, which revision of this one, and whether they may have come before.
-- Binds: :alert_id, :target_id, :many
SELECT copy.message_ref, array_agg(shown.alert_id ORDER BY shown.delivery_id), min(copy.revision),
       bool_or(shown.repeated)
  FROM deliveries copy
  JOIN deliveries shown
    ON shown.target_id = copy.target_id AND shown.message_ref = copy.message_ref
   AND shown.kind = 'message' AND shown.state = 'sent'
 WHERE copy.alert_id = :alert_id AND copy.target_id = :target_id
   AND copy.kind = 'message' AND copy.state = 'sent' AND copy.message_ref <> ''
 GROUP BY copy.message_ref
 ORDER BY max(copy.delivery_id) DESC
 LIMIT :many
