-- Messages that are under way or were made since then, by channel and state.
-- Binds: :since
SELECT target.channel, told.state, count(*)
  FROM deliveries told
  JOIN targets target USING (target_id)
 WHERE told.state IN ('waiting', 'claimed', 'sending') OR told.created_at >= :since
 GROUP BY target.channel, told.state
