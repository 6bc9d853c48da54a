-- End a person's link to an account unless it was made by this phone number's hash.
-- Binds: :person_id, :customer_no, :phone_key
DELETE FROM accounts
 WHERE person_id = :person_id AND customer_no = :customer_no AND phone_key <> :phone_key
