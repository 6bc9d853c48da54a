-- A wish of a target: a new one without an id, else in place of one that nobody has changed since.
-- Binds: :subscription_id, :version, :target_id, :topics, :least, :quiet_from, :quiet_until, :digest, :on_call, :origin, :added_by
MERGE INTO subscriptions saved
USING (VALUES (CAST(:subscription_id AS bigint))) AS given (subscription_id)
   ON saved.subscription_id = given.subscription_id
 WHEN MATCHED AND saved.version = :version THEN
      UPDATE SET topics = :topics, least = :least, quiet_from = :quiet_from,
                 quiet_until = :quiet_until, digest = :digest, on_call = :on_call,
                 version = saved.version + 1
 WHEN NOT MATCHED AND given.subscription_id IS NULL THEN
      INSERT (target_id, topics, least, quiet_from, quiet_until, digest, on_call, origin, added_by)
      VALUES (:target_id, :topics, :least, :quiet_from, :quiet_until, :digest, :on_call, :origin,
              :added_by)
