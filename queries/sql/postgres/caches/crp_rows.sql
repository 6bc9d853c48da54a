-- Every CRP by how many of its CPCs are not billed.
SELECT r.crp_no, r.cpcs, r.stopped, r.cpcs - r.stopped
  FROM cache_pointer p
  JOIN bill_stop_crp_row r USING (generation)
 WHERE p.cache = 'bill_stop'
 ORDER BY r.stopped DESC, r.crp_no
