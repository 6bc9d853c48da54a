-- A message that waits, was refused, or may have got lost, is not sent any more: that is decided.
-- Binds: :delivery_id
UPDATE deliveries SET state = 'dead', why = 'given up'
 WHERE delivery_id = :delivery_id AND state IN ('waiting', 'unknown', 'dead')
   AND why <> 'given up'
