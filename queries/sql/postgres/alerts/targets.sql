-- Where messages go, by channel and title; a private chat in its person's language.
-- Binds: :ids
SELECT target.target_id, target.channel, target.address, target.thread,
       COALESCE(known.name, target.title),
       CASE WHEN target.channel = 'telegram'
            THEN COALESCE(known.language, known.guessed_language, target.language)
            ELSE target.language END,
       target.state, target.why, target.version
  FROM targets target
  LEFT JOIN people known ON target.channel = 'telegram'
                       AND CAST(known.person_id AS text) = target.address
 WHERE CAST(:ids AS bigint[]) IS NULL OR target.target_id = ANY(CAST(:ids AS bigint[]))
 ORDER BY array_position(ARRAY['telegram', 'teams', 'email'], target.channel),
          5, target.target_id
