-- What waits for nobody is dropped: for a target that was removed; for one that has been told
-- nothing for a day, which is news no more; for the private chat of somebody who is no operator (for
-- reports: no staff) any more.
UPDATE deliveries one
   SET state = 'dropped'
  FROM (SELECT waiting.delivery_id
          FROM deliveries waiting
          JOIN targets target USING (target_id)
          JOIN alerts alert USING (alert_id)
          LEFT JOIN grants given ON target.channel = 'telegram'
                                AND CAST(given.person_id AS text) = target.address
         WHERE waiting.state = 'waiting'
           AND (target.why = 'ended'
                OR target.state <> 'live' AND waiting.due_at < now() - INTERVAL '1 day'
                OR target.channel = 'telegram' AND target.address NOT LIKE '-%'
                   AND (NOT given.suspended
                        AND (given.role IN ('operator', 'admin')
                             OR given.role = 'staff' AND alert.topic LIKE 'report.%')) IS NOT TRUE)
           FOR UPDATE OF waiting SKIP LOCKED) unwanted
 WHERE one.delivery_id = unwanted.delivery_id
