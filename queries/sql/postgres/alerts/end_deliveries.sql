-- Messages that are still ours have come to an end, whatever it is; the attempt is noted.
-- Binds: :ids, :fences, :revisions, :state, :ref, :why, :outcome, :ms
WITH ended AS (
  UPDATE deliveries one
     SET state = :state, claimed_by = NULL, lease_until = NULL, revision = mine.revision,
         message_ref = :ref, why = :why,
         sent_at = CASE WHEN CAST(:state AS text) IN ('sent', 'accepted') THEN now() END
    FROM unnest(CAST(:ids AS bigint[]), CAST(:fences AS integer[]), CAST(:revisions AS integer[]))
      AS mine (delivery_id, fence, revision)
   WHERE one.delivery_id = mine.delivery_id AND one.fence = mine.fence
     AND one.state IN ('claimed', 'sending')
  RETURNING one.delivery_id
)
INSERT INTO delivery_attempts (delivery_id, outcome, why, ms)
SELECT delivery_id, CAST(:outcome AS text), CAST(:why AS text), CAST(:ms AS real)
  FROM ended
 WHERE CAST(:state AS text) <> 'dropped'
