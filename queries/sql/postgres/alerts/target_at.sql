-- The target at an address.
-- Binds: :channel, :address, :thread
SELECT target.target_id, target.channel, target.address, target.thread,
       COALESCE(known.name, target.title),
       CASE WHEN target.channel = 'telegram'
            THEN COALESCE(known.language, known.guessed_language, target.language)
            ELSE target.language END,
       target.state, target.why, target.version
  FROM targets target
  LEFT JOIN people known ON target.channel = 'telegram'
                       AND CAST(known.person_id AS text) = target.address
 WHERE target.channel = :channel AND target.address = :address AND target.thread = :thread
