-- One CPC by its number.
-- Binds: :customer_no
SELECT r.crp_no, r.customer_no, r.name, r.address, r.last_bill_on, r.stopped, r.balance
  FROM bill_stop_row r
 WHERE r.generation = (SELECT generation FROM cache_pointer WHERE cache = 'bill_stop')
   AND r.customer_no = :customer_no
