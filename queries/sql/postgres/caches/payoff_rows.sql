-- All customers of one area (or of all: empty), of one side, whose number, name or address has a
-- text in it.
-- Binds: :nocs_code, :side, :sought
SELECT r.customer_no, r.name, r.address, r.phone, r.meter_no, r.nocs_code, r.nocs_name, r.status,
       r.balance
  FROM cache_pointer p
  JOIN nocs_payoff_row r ON r.generation = p.generation AND r.nocs_code = p.part
 WHERE p.cache = 'nocs_payoff'
   AND (CAST(:nocs_code AS text) = '' OR p.part = CAST(:nocs_code AS text))
   AND CASE CAST(:side AS text) WHEN 'credit' THEN r.balance > 0 WHEN 'due' THEN r.balance < 0 ELSE true END
   AND (CAST(:sought AS text) = ''
        OR strpos(lower(concat_ws(chr(10), r.customer_no, r.name, r.address)), lower(CAST(:sought AS text))) > 0)
 ORDER BY r.nocs_name, CASE CAST(:side AS text) WHEN 'credit' THEN -r.balance WHEN 'due' THEN r.balance END,
          r.customer_no
