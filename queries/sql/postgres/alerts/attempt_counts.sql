-- Attempts to send since then, by channel and outcome.
-- Binds: :since
SELECT target.channel, attempt.outcome, count(*)
  FROM delivery_attempts attempt
  JOIN deliveries told USING (delivery_id)
  JOIN targets target USING (target_id)
 WHERE attempt.at >= :since
 GROUP BY target.channel, attempt.outcome
