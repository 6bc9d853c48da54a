-- Messages that are still ours are about to leave.
-- Binds: :ids, :fences, :lease
UPDATE deliveries one
   SET state = 'sending', tries = tries + 1, lease_until = now() + :lease
  FROM unnest(CAST(:ids AS bigint[]), CAST(:fences AS integer[])) AS mine (delivery_id, fence)
 WHERE one.delivery_id = mine.delivery_id AND one.fence = mine.fence AND one.state = 'claimed'
