-- One CRP by its number.
-- Binds: :crp_no
SELECT r.crp_no, r.cpcs, r.stopped, r.cpcs - r.stopped
  FROM cache_pointer p
  JOIN bill_stop_crp_row r USING (generation)
 WHERE p.cache = 'bill_stop'
   AND r.crp_no = :crp_no
