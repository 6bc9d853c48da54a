-- A chat and its topics, as far as they are targets.
-- Binds: :address
SELECT target.target_id, target.channel, target.address, target.thread,
       COALESCE(known.name, target.title),
       CASE WHEN target.channel = 'telegram'
            THEN COALESCE(known.language, known.guessed_language, target.language)
            ELSE target.language END,
       target.state, target.why, target.version
  FROM targets target
  LEFT JOIN people known ON target.channel = 'telegram'
                       AND CAST(known.person_id AS text) = target.address
 WHERE target.channel = 'telegram' AND target.address = :address
 ORDER BY target.thread
