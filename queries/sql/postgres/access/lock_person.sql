-- One decision about a person at a time: the next waits for the end of the transaction.
-- Binds: :person_id
SELECT person_id FROM people WHERE person_id = :person_id FOR NO KEY UPDATE
