-- The private chats of the administrators, as targets, which they become; of those who may be told.
WITH chats AS (
  INSERT INTO targets (channel, address, title)
  SELECT 'telegram', CAST(given.person_id AS text),
         COALESCE(known.name, CAST(given.person_id AS text))
    FROM grants given
    LEFT JOIN people known USING (person_id)
   WHERE given.role = 'admin' AND NOT given.suspended
  ON CONFLICT (channel, address, thread) DO UPDATE SET title = excluded.title
  RETURNING target_id, state
)
SELECT target_id FROM chats WHERE state = 'live'
