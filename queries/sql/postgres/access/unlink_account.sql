-- End one link of a person; the customer that it was to, or no row when it has ended already.
-- Binds: :person_id, :account_id
DELETE FROM accounts
 WHERE account_id = :account_id AND person_id = :person_id
RETURNING customer_no
