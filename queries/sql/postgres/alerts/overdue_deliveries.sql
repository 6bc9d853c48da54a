-- Messages that should have left by now: how many, and for how long the oldest.
SELECT count(*), max(now() - greatest(late.due_at, target.not_before))
  FROM deliveries late
  JOIN targets target USING (target_id)
 WHERE late.state IN ('waiting', 'claimed', 'sending') AND late.due_at <= now()
   AND target.not_before <= now() AND target.state = 'live'
