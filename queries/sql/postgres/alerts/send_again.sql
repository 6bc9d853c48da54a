-- A message that was given up, or may have got lost, is sent once more, to a target that may be
-- tried again; one that may be there is marked. A change is dropped where a newer one waits already.
-- Binds: :delivery_id
WITH again AS (
  UPDATE deliveries one
     SET state = CASE
           WHEN one.kind = 'edit'
            AND EXISTS (SELECT FROM deliveries newer
                         WHERE newer.alert_id = one.alert_id AND newer.target_id = one.target_id
                           AND newer.kind = 'edit' AND newer.state = 'waiting') THEN 'dropped'
           ELSE 'waiting' END,
         due_at = now(), again_at = now(), repeated = repeated OR state = 'unknown', why = ''
   WHERE delivery_id = :delivery_id AND state IN ('dead', 'unknown')
  RETURNING target_id, state
), revived AS (
  UPDATE targets SET state = 'live', why = '', not_before = '-infinity'
   WHERE target_id IN (SELECT target_id FROM again) AND state = 'unreachable'
)
SELECT target_id FROM again WHERE state = 'waiting'
