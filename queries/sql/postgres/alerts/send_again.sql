-- A message that was given up, or may have got lost, is sent once more, to a target that may be
-- tried again; one that may be there is marked.
-- Binds: :delivery_id
WITH again AS (
  UPDATE deliveries
     SET state = 'waiting', due_at = now(), again_at = now(), repeated = repeated OR state = 'unknown', why = ''
   WHERE delivery_id = :delivery_id AND state IN ('dead', 'unknown')
  RETURNING target_id
), revived AS (
  UPDATE targets SET state = 'live', why = '', not_before = '-infinity'
   WHERE target_id IN (SELECT target_id FROM again) AND state = 'unreachable'
)
SELECT target_id FROM again
