-- The alerts that a message in a chat shows, in the order in which it shows them.
-- Binds: :chat, :ref
SELECT shown.alert_id
  FROM deliveries shown
  JOIN targets target USING (target_id)
 WHERE target.channel = 'telegram' AND target.address = :chat AND shown.message_ref = :ref
   AND shown.kind = 'message'
 GROUP BY shown.alert_id
 ORDER BY min(shown.delivery_id)
