-- Why a person cannot ask now: until when a request is open, from when they may ask again (a moment
-- to come, or nothing); always one row.
-- Binds: :person_id
SELECT (SELECT waiting.expires_at
          FROM access_requests waiting
         WHERE waiting.person_id = asked.person_id AND waiting.outcome IS NULL),
       (SELECT max(decided.decided_at) + INTERVAL '24 hours'
          FROM access_requests decided
         WHERE decided.person_id = asked.person_id AND decided.outcome IN ('denied', 'own_account')
           AND decided.decided_at > now() - INTERVAL '24 hours')
  FROM (SELECT CAST(:person_id AS bigint) AS person_id) asked
