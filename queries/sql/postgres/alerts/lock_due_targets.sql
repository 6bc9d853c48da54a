-- Targets that have a message due and none in work, the most urgent first; locked until claimed.
-- Who looks for a target that can be reached takes those first that have not been tried lately.
-- Binds: :channel, :many, :probing
SELECT target.target_id
  FROM targets target
 CROSS JOIN LATERAL (
        SELECT due.priority, due.delivery_id
          FROM deliveries due
         WHERE due.target_id = target.target_id AND due.state = 'waiting' AND due.due_at <= now()
         ORDER BY due.priority, due.delivery_id
         LIMIT 1) AS first
 WHERE target.channel = :channel AND target.state = 'live' AND target.not_before <= now()
   AND NOT EXISTS (SELECT FROM deliveries going
                    WHERE going.target_id = target.target_id
                      AND going.state IN ('claimed', 'sending'))
 ORDER BY CASE WHEN CAST(:probing AS boolean) THEN target.not_before END,
          first.priority, first.delivery_id
 LIMIT :many
   FOR NO KEY UPDATE OF target SKIP LOCKED
