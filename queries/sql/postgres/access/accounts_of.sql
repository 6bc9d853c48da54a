-- A person's own accounts, the first linked first.
-- Binds: :person_id
SELECT account_id, customer_no
  FROM accounts
 WHERE person_id = :person_id
 ORDER BY account_id
