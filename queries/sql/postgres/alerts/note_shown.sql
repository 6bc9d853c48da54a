-- A message shows these revisions of its alerts now.
-- Binds: :target_id, :ref, :alerts, :revisions
UPDATE deliveries copy
   SET revision = now_shown.revision
  FROM unnest(CAST(:alerts AS bigint[]), CAST(:revisions AS integer[]))
    AS now_shown (alert_id, revision)
 WHERE copy.target_id = :target_id AND copy.message_ref = :ref AND copy.kind = 'message'
   AND copy.alert_id = now_shown.alert_id AND copy.revision < now_shown.revision
