-- That it is over is answered to everybody who has got a message of it: below that message where
-- it can be changed, as a message of its own elsewhere.
-- Binds: :alert_id, :severity, :revision
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority)
SELECT DISTINCT CAST(:alert_id AS bigint), copy.target_id,
       CASE WHEN target.channel = 'telegram' THEN 'reply' ELSE 'message' END, 'resolved',
       CAST(:severity AS text),
       CAST(:revision AS integer), CASE WHEN target.channel = 'telegram' THEN 3 ELSE 2 END
  FROM deliveries copy
  JOIN targets target USING (target_id)
 WHERE copy.alert_id = :alert_id AND copy.kind = 'message'
   AND copy.state IN ('claimed', 'sending', 'sent', 'accepted', 'unknown') AND target.state = 'live'
