-- Messages since then that were refused for good, or that may be lost, and need a decision: how many,
-- and the latest. Of a target that cannot be reached it is told by itself; what somebody gave up, or
-- was meant for a target that is removed, is decided.
-- Binds: :since
SELECT count(*), max(told.created_at)
  FROM deliveries told
  JOIN targets target USING (target_id)
 WHERE told.state IN ('dead', 'unknown') AND told.created_at >= :since
   AND target.state <> 'unreachable' AND told.why <> 'given up' AND target.why <> 'ended'
