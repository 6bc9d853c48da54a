-- By which phone number's hash a person linked an account.
-- Binds: :person_id, :customer_no
SELECT phone_key FROM accounts WHERE person_id = :person_id AND customer_no = :customer_no
