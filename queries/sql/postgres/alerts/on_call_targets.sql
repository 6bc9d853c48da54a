-- The live targets that are on call; whoever is no operator any more is told nothing in their
-- private chat.
SELECT DISTINCT target_id
  FROM subscriptions
  JOIN targets target USING (target_id)
  LEFT JOIN grants given ON target.channel = 'telegram'
                        AND CAST(given.person_id AS text) = target.address
 WHERE on_call AND target.state = 'live'
   AND (target.channel <> 'telegram' OR target.address LIKE '-%'
        OR NOT given.suspended AND given.role IN ('operator', 'admin'))
