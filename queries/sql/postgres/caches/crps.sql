-- CRPs by how many of their CPCs are not billed, whose number has a text in it.
-- Binds: :sought, :skip, :many
SELECT r.crp_no, r.cpcs, r.stopped, r.cpcs - r.stopped
  FROM cache_pointer p
  JOIN bill_stop_crp_row r USING (generation)
 WHERE p.cache = 'bill_stop'
   AND strpos(r.crp_no, CAST(:sought AS text)) > 0
 ORDER BY r.stopped DESC, r.crp_no
 LIMIT :many OFFSET :skip
