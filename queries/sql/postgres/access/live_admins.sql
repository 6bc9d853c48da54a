-- The administrators of this moment, who stay so until the transaction ends; always locked in the
-- same order, so that two who decide about each other do not wait in a ring.
SELECT person_id FROM grants
 WHERE role = 'admin' AND NOT suspended
 ORDER BY person_id
   FOR UPDATE
