-- What those wish who get messages now, and how many they got lately; whoever is no operator (for
-- reports: no staff) any more gets nothing in their private chat.
-- Binds: :family, :report
SELECT subscription.subscription_id, subscription.topics, subscription.least,
       subscription.quiet_from, subscription.quiet_until, subscription.digest,
       subscription.on_call, subscription.origin, subscription.version,
       target.target_id, target.channel, target.address, target.thread,
       COALESCE(known.name, target.title),
       CASE WHEN target.channel = 'telegram'
            THEN COALESCE(known.language, known.guessed_language, target.language)
            ELSE target.language END,
       target.state, target.why, target.version,
       (SELECT count(*) FROM deliveries lately
         WHERE lately.target_id = target.target_id AND lately.kind = 'message'
           AND lately.created_at > now() - INTERVAL '5 minutes'),
       (SELECT min(group_row.created_at) FROM deliveries group_row
         WHERE group_row.target_id = target.target_id AND group_row.bundle = 'group:' || CAST(:family AS text)
           AND group_row.created_at > now() - INTERVAL '30 seconds')
  FROM subscriptions subscription
  JOIN targets target USING (target_id)
  LEFT JOIN people known ON target.channel = 'telegram'
                       AND CAST(known.person_id AS text) = target.address
  LEFT JOIN grants given ON target.channel = 'telegram'
                        AND CAST(given.person_id AS text) = target.address
 WHERE target.state = 'live'
   AND (target.channel <> 'telegram' OR target.address LIKE '-%'
        OR NOT given.suspended
           AND (given.role IN ('operator', 'admin') OR given.role = 'staff' AND CAST(:report AS boolean)))
 ORDER BY subscription.subscription_id
