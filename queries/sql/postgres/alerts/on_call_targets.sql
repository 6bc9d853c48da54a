-- The live targets that are on call.
SELECT DISTINCT target_id
  FROM subscriptions
  JOIN targets target USING (target_id)
 WHERE on_call AND target.state = 'live'
