-- The CRP that a key stands for: the first digits of its number's hash.
-- Binds: :key
SELECT r.crp_no, r.cpcs, r.stopped, r.cpcs - r.stopped
  FROM cache_pointer p
  JOIN bill_stop_crp_row r USING (generation)
 WHERE p.cache = 'bill_stop'
   AND left(encode(sha256(convert_to(r.crp_no, 'UTF8')), 'hex'), length(CAST(:key AS text))) = :key
