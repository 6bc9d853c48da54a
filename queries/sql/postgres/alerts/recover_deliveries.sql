-- Messages whose sender gave no sign of life until its lease ended: what had not left waits again;
-- what may have left is sent once more when it is important, and marked; a change may always be
-- made again. Those that this sender still works on are left alone.
-- Binds: :mine
WITH lost AS (
  SELECT delivery_id, state AS was, kind
    FROM deliveries
   WHERE state IN ('claimed', 'sending') AND lease_until < now()
     AND delivery_id <> ALL (CAST(:mine AS bigint[]))
     FOR UPDATE SKIP LOCKED
), recovered AS (
  UPDATE deliveries one
     SET state = CASE
           WHEN one.kind = 'edit'
            AND EXISTS (SELECT FROM deliveries newer
                         WHERE newer.alert_id = one.alert_id AND newer.target_id = one.target_id
                           AND newer.kind = 'edit' AND newer.state = 'waiting') THEN 'dropped'
           WHEN lost.was = 'claimed' OR one.kind = 'edit' OR one.severity <> 'info' THEN 'waiting'
           ELSE 'unknown' END,
         repeated = one.repeated OR (lost.was = 'sending' AND one.kind <> 'edit'),
         why = CASE WHEN lost.was = 'sending' THEN 'the sender was lost' ELSE one.why END,
         claimed_by = NULL, lease_until = NULL
    FROM lost
   WHERE one.delivery_id = lost.delivery_id
  RETURNING one.delivery_id, lost.was
), noted AS (
  INSERT INTO delivery_attempts (delivery_id, outcome, why)
  SELECT delivery_id, 'unknown', 'the sender was lost' FROM recovered WHERE was = 'sending'
)
SELECT was FROM recovered
