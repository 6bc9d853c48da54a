-- The CPCs of a CRP, those that are not billed first.
-- Binds: :crp_no, :skip, :many
SELECT r.crp_no, r.customer_no, r.name, r.address, r.last_bill_on, r.stopped, r.balance
  FROM bill_stop_row r
 WHERE r.generation = (SELECT generation FROM cache_pointer WHERE cache = 'bill_stop')
   AND r.crp_no = :crp_no
 ORDER BY r.stopped DESC, r.customer_no
 LIMIT :many OFFSET :skip
