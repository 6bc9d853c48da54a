-- Messages that are still ours wait for their next attempt; what was tried for too long is dead,
-- and a change is dropped where a newer one waits already.
-- Binds: :ids, :fences, :pause, :longest, :maybe_there, :why, :outcome, :ms
WITH retried AS (
  UPDATE deliveries one
     SET state = CASE
           WHEN one.kind = 'edit'
            AND EXISTS (SELECT FROM deliveries newer
                         WHERE newer.alert_id = one.alert_id AND newer.target_id = one.target_id
                           AND newer.kind = 'edit' AND newer.state = 'waiting') THEN 'dropped'
           WHEN (SELECT min(earlier.at) FROM delivery_attempts earlier
                  WHERE earlier.delivery_id = one.delivery_id
                    AND earlier.at >= COALESCE(one.again_at, '-infinity'))
                < now() - CAST(:longest AS interval) THEN 'dead'
           ELSE 'waiting' END,
         due_at = now() + CAST(:pause AS interval), why = :why, claimed_by = NULL,
         lease_until = NULL,
         repeated = one.repeated OR (CAST(:maybe_there AS boolean) AND one.kind <> 'edit')
    FROM unnest(CAST(:ids AS bigint[]), CAST(:fences AS integer[])) AS mine (delivery_id, fence)
   WHERE one.delivery_id = mine.delivery_id AND one.fence = mine.fence AND one.state = 'sending'
  RETURNING one.delivery_id
)
INSERT INTO delivery_attempts (delivery_id, outcome, why, ms)
SELECT delivery_id, CAST(:outcome AS text), CAST(:why AS text), CAST(:ms AS real) FROM retried
