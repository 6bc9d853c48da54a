-- A target, which is told by its newest title and language, and is reachable as far as is known.
-- Binds: :channel, :address, :thread, :title, :secret, :language, :added_by
INSERT INTO targets (channel, address, thread, title, secret, language, added_by)
VALUES (:channel, :address, :thread, :title, :secret, :language, :added_by)
ON CONFLICT (channel, address, thread) DO UPDATE
SET title = excluded.title, secret = COALESCE(excluded.secret, targets.secret),
    language = excluded.language, version = targets.version + 1,
    state = CASE targets.state WHEN 'unreachable' THEN 'live' ELSE targets.state END, why = ''
RETURNING target_id
