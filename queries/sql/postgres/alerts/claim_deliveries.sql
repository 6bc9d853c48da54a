-- The next message of each of these targets, which are locked: one row, or all of its bundle.
-- Binds: :targets, :claimed_by, :lease
WITH first AS (
  SELECT wanted.target_id, due.delivery_id, due.bundle
    FROM unnest(CAST(:targets AS bigint[])) AS wanted (target_id)
   CROSS JOIN LATERAL (
          SELECT delivery_id, CASE WHEN kind = 'message' THEN bundle END AS bundle
            FROM deliveries
           WHERE target_id = wanted.target_id AND state = 'waiting' AND due_at <= now()
           ORDER BY priority, delivery_id
           LIMIT 1) AS due
   WHERE NOT EXISTS (SELECT FROM deliveries going
                      WHERE going.target_id = wanted.target_id
                        AND going.state IN ('claimed', 'sending'))
)
UPDATE deliveries one
   SET state = 'claimed', claimed_by = :claimed_by, lease_until = now() + :lease, fence = fence + 1
  FROM first
 WHERE one.target_id = first.target_id AND one.state = 'waiting'
   AND (one.delivery_id = first.delivery_id
        OR (one.bundle = first.bundle AND one.kind = 'message' AND one.due_at <= now()))
RETURNING one.delivery_id, one.fence, one.target_id, one.alert_id, one.kind, one.news, one.severity,
          one.revision, one.priority, one.tries, one.repeated
