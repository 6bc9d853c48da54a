-- Messages that are still ours and have certainly not left wait again; a change is dropped where a
-- newer one waits already.
-- Binds: :ids, :fences
UPDATE deliveries one
   SET state = CASE
         WHEN one.kind = 'edit'
          AND EXISTS (SELECT FROM deliveries newer
                       WHERE newer.alert_id = one.alert_id AND newer.target_id = one.target_id
                         AND newer.kind = 'edit' AND newer.state = 'waiting') THEN 'dropped'
         ELSE 'waiting' END,
       claimed_by = NULL, lease_until = NULL
  FROM unnest(CAST(:ids AS bigint[]), CAST(:fences AS integer[])) AS mine (delivery_id, fence)
 WHERE one.delivery_id = mine.delivery_id AND one.fence = mine.fence
   AND one.state IN ('claimed', 'sending')
