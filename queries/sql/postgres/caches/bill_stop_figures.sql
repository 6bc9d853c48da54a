-- What is counted about the CPCs of a generation.
-- Binds: :generation
SELECT count(*), count(*) - count(name), count(*) - count(balance), count(*) - count(last_bill_on)
  FROM bill_stop_row
 WHERE generation = :generation
