-- A target, which is told by its newest title and language. It is live again when it could not be
-- reached, or had been removed; one that was paused stays so until somebody resumes it.
-- Binds: :channel, :address, :thread, :title, :secret, :language, :added_by
INSERT INTO targets (channel, address, thread, title, secret, language, added_by)
VALUES (:channel, :address, :thread, :title, :secret, :language, :added_by)
ON CONFLICT (channel, address, thread) DO UPDATE
SET title = excluded.title, secret = COALESCE(excluded.secret, targets.secret),
    language = excluded.language, version = targets.version + 1,
    state = CASE WHEN targets.state = 'unreachable' OR targets.why = 'ended' THEN 'live'
                 ELSE targets.state END,
    why = CASE WHEN targets.state = 'unreachable' OR targets.why = 'ended' THEN ''
               ELSE targets.why END
RETURNING target_id
