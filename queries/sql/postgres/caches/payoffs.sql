-- Customers of one area, of one side, whose number, name or address has a text in it; with a side the
-- largest amount comes first.
-- Binds: :nocs_code, :side, :sought, :skip, :many
SELECT r.customer_no, r.name, r.address, r.phone, r.meter_no, r.nocs_code, r.nocs_name, r.status, r.balance
  FROM nocs_payoff_row r
 WHERE r.generation = (SELECT p.generation FROM cache_pointer p
                        WHERE p.cache = 'nocs_payoff' AND p.part = :nocs_code)
   AND r.nocs_code = :nocs_code
   AND CASE CAST(:side AS text) WHEN 'credit' THEN r.balance > 0 WHEN 'due' THEN r.balance < 0 ELSE true END
   AND (CAST(:sought AS text) = ''
        OR strpos(lower(concat_ws(chr(10), r.customer_no, r.name, r.address)), lower(CAST(:sought AS text))) > 0)
 ORDER BY CASE CAST(:side AS text) WHEN 'credit' THEN -r.balance WHEN 'due' THEN r.balance END,
          r.customer_no
 LIMIT :many OFFSET :skip
