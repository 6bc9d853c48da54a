-- Messages since then that were given up, or that may be lost, and need a decision: how many, and
-- the latest. Of a target that cannot be reached it is told by itself.
-- Binds: :since
SELECT count(*), max(told.created_at)
  FROM deliveries told
  JOIN targets target USING (target_id)
 WHERE told.state IN ('dead', 'unknown') AND told.created_at >= :since
   AND target.state <> 'unreachable'
