-- The CRPs of a generation, counted from its customers.
-- Binds: :generation
INSERT INTO bill_stop_crp_row (generation, crp_no, cpcs, stopped)
SELECT generation, crp_no, count(*), count(*) FILTER (WHERE stopped)
  FROM bill_stop_row
 WHERE generation = :generation
 GROUP BY generation, crp_no
