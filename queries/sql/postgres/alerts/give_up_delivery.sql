-- A message that waits, or may have got lost, is not sent any more.
-- Binds: :delivery_id
UPDATE deliveries SET state = 'dead', why = 'given up'
 WHERE delivery_id = :delivery_id AND state IN ('waiting', 'unknown')
