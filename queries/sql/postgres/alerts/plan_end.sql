-- The end of an alert is told at once; to these targets it is told later, in one message with what
-- else waits until then.
-- Binds: :alert_id, :targets, :due, :bundles, :priorities
WITH ends AS (
  SELECT delivery_id, target_id FROM deliveries
   WHERE alert_id = :alert_id AND state = 'waiting' AND bundle = 'end'
     FOR UPDATE SKIP LOCKED
)
UPDATE deliveries one
   SET due_at = COALESCE(later.due_at, now()), bundle = later.bundle,
       kind = CASE WHEN later.bundle IS NULL THEN one.kind ELSE 'message' END,
       priority = COALESCE(later.priority, one.priority)
  FROM ends
  LEFT JOIN unnest(CAST(:targets AS bigint[]), CAST(:due AS timestamptz[]),
                   CAST(:bundles AS text[]), CAST(:priorities AS smallint[]))
         AS later (target_id, due_at, bundle, priority) USING (target_id)
 WHERE one.delivery_id = ends.delivery_id
