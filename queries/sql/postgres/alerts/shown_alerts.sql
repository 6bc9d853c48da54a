-- What a message in a chat shows: where it is, its alerts in the order in which it shows them, and
-- whether it may have come before.
-- Binds: :chat, :ref
SELECT shown.target_id, array_agg(shown.alert_id ORDER BY shown.first), bool_or(shown.repeated)
  FROM (SELECT target_id, alert_id, min(delivery_id) AS first, bool_or(repeated) AS repeated
          FROM deliveries
          JOIN targets target USING (target_id)
         WHERE target.channel = 'telegram' AND target.address = :chat AND message_ref = :ref
           AND kind = 'message'
         GROUP BY target_id, alert_id) shown
 GROUP BY shown.target_id
