-- That it is over is answered to everybody who has got a message of it: below that message where
-- it can be changed, as a message of its own elsewhere. What is not critical waits for the keeper,
-- who knows whose quiet hours it are; half a minute at most, should there be no keeper.
-- Binds: :alert_id, :severity, :revision
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority, bundle, due_at)
SELECT DISTINCT CAST(:alert_id AS bigint), copy.target_id,
       CASE WHEN target.channel = 'telegram' THEN 'reply' ELSE 'message' END, 'resolved',
       CAST(:severity AS text),
       CAST(:revision AS integer), CASE WHEN target.channel = 'telegram' THEN 3 ELSE 2 END,
       CASE WHEN CAST(:severity AS text) <> 'critical' THEN 'end' END,
       CASE WHEN CAST(:severity AS text) <> 'critical' THEN now() + INTERVAL '30 seconds'
            ELSE now() END
  FROM deliveries copy
  JOIN targets target USING (target_id)
  LEFT JOIN grants given ON target.channel = 'telegram'
                        AND CAST(given.person_id AS text) = target.address
 WHERE copy.alert_id = :alert_id AND copy.kind = 'message'
   AND copy.state IN ('claimed', 'sending', 'sent', 'accepted', 'unknown') AND target.state = 'live'
   AND (target.channel <> 'telegram' OR target.address LIKE '-%'
        OR NOT given.suspended AND given.role IN ('operator', 'admin'))
