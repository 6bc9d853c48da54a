-- Link an account to a person by a phone number's hash; no row when it is linked by it already.
-- Binds: :person_id, :customer_no, :phone_key
INSERT INTO accounts (person_id, customer_no, phone_key)
VALUES (:person_id, :customer_no, :phone_key)
ON CONFLICT (person_id, customer_no) DO UPDATE
SET phone_key = excluded.phone_key, linked_at = now()
WHERE accounts.phone_key <> excluded.phone_key
