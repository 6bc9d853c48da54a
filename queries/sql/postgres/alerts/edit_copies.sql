-- Every copy that can be changed is to show what is so now; a change that waits already will.
-- Binds: :alert_id, :news, :severity, :revision
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority)
SELECT DISTINCT CAST(:alert_id AS bigint), copy.target_id, 'edit', CAST(:news AS text),
       CAST(:severity AS text), CAST(:revision AS integer), 3
  FROM deliveries copy
  JOIN targets target USING (target_id)
 WHERE copy.alert_id = :alert_id AND copy.kind = 'message'
   AND copy.state IN ('claimed', 'sending', 'sent', 'unknown') AND target.channel = 'telegram'
   AND target.state = 'live'
ON CONFLICT (alert_id, target_id) WHERE kind = 'edit' AND state = 'waiting'
DO UPDATE SET revision = excluded.revision, news = excluded.news
