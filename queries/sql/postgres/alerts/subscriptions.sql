-- What one target wishes, or all do.
-- Binds: :target_id
SELECT subscription.subscription_id, subscription.topics, subscription.least,
       subscription.quiet_from, subscription.quiet_until, subscription.digest,
       subscription.on_call, subscription.origin, subscription.version,
       target.target_id, target.channel, target.address, target.thread,
       COALESCE(known.name, target.title),
       CASE WHEN target.channel = 'telegram'
            THEN COALESCE(known.language, known.guessed_language, target.language)
            ELSE target.language END,
       target.state, target.why, target.version
  FROM subscriptions subscription
  JOIN targets target USING (target_id)
  LEFT JOIN people known ON target.channel = 'telegram'
                       AND CAST(known.person_id AS text) = target.address
 WHERE CAST(:target_id AS bigint) IS NULL OR target_id = :target_id
 ORDER BY subscription.subscription_id
