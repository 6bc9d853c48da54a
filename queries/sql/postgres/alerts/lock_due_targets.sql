-- Targets that have a message due and none in work, the most urgent first; locked until claimed.
-- Binds: :channel, :many
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
 ORDER BY first.priority, first.delivery_id
 LIMIT :many
   FOR NO KEY UPDATE OF target SKIP LOCKED
