-- Every CRP of one generation by how many of its CPCs are not billed.
-- Binds: :generation
SELECT crp_no, cpcs, stopped, cpcs - stopped
  FROM bill_stop_crp_row
 WHERE generation = :generation
 ORDER BY stopped DESC, crp_no
