-- End the links that other people made by a phone number, which has been proved to be this person's.
-- Binds: :person_id, :phone_key
DELETE FROM accounts
 WHERE phone_key = :phone_key AND person_id <> :person_id
RETURNING person_id, customer_no
