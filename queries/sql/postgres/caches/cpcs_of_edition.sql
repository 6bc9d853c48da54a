-- CPCs of one generation, by CRP, those that are not billed first.
-- Binds: :generation, :skip, :many
SELECT crp_no, customer_no, name, address, last_bill_on, stopped, balance
  FROM bill_stop_row
 WHERE generation = :generation
 ORDER BY crp_no, stopped DESC, customer_no
 LIMIT :many OFFSET :skip
