-- Ask for access, where nothing stands against it: no open request, no decision of the last day,
-- no role and no suspension; the request's id and its end, or no row.
-- Binds: :person_id
INSERT INTO access_requests (person_id, expires_at)
SELECT person.person_id, now() + INTERVAL '24 hours'
  FROM people person
 WHERE person.person_id = :person_id
   AND NOT EXISTS (SELECT FROM access_requests earlier
                    WHERE earlier.person_id = person.person_id
                      AND earlier.outcome IN ('denied', 'own_account')
                      AND earlier.decided_at > now() - INTERVAL '24 hours')
   AND NOT EXISTS (SELECT FROM grants given
                    WHERE given.person_id = person.person_id
                      AND (given.suspended OR given.role <> 'none'))
ON CONFLICT (person_id) WHERE outcome IS NULL DO NOTHING
RETURNING request_id, expires_at
