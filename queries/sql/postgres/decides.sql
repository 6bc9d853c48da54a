-- Whether somebody is an administrator at this moment, and stays one until the transaction ends;
-- the other one's grant stays as it is, too.
-- Binds: :decider, :person_id
SELECT person_id, role = 'admin' AND NOT suspended
  FROM grants
 WHERE person_id IN (:decider, :person_id)
 ORDER BY person_id
   FOR UPDATE
