-- Every copy that can be changed is to show what is so now; a change that waits already will.
-- Whoever is no operator any more sees nothing new in their private chat.
-- Binds: :alert_id, :news, :severity, :revision
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority)
SELECT DISTINCT CAST(:alert_id AS bigint), copy.target_id, 'edit', CAST(:news AS text),
       CAST(:severity AS text), CAST(:revision AS integer), 3
  FROM deliveries copy
  JOIN targets target USING (target_id)
  LEFT JOIN grants given ON target.channel = 'telegram'
                        AND CAST(given.person_id AS text) = target.address
 WHERE copy.alert_id = :alert_id AND copy.kind = 'message'
   AND copy.state IN ('claimed', 'sending', 'sent', 'unknown') AND target.channel = 'telegram'
   AND target.state = 'live'
   AND (target.channel <> 'telegram' OR target.address LIKE '-%'
        OR NOT given.suspended AND given.role IN ('operator', 'admin'))
ON CONFLICT (alert_id, target_id) WHERE kind = 'edit' AND state = 'waiting'
DO UPDATE SET revision = excluded.revision, news = excluded.news
