-- Every CPC, by CRP, those that are not billed first.
SELECT r.crp_no, r.customer_no, r.name, r.address, r.last_bill_on, r.stopped, r.balance
  FROM bill_stop_row r
 WHERE r.generation = (SELECT generation FROM cache_pointer WHERE cache = 'bill_stop')
 ORDER BY r.crp_no, r.stopped DESC, r.customer_no
