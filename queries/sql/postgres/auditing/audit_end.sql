-- Where the chain ends by its own account, and by its entries (NULL without any).
SELECT head.seq, head.hash,
       (SELECT min(entry.seq) FROM audit entry), (SELECT max(entry.seq) FROM audit entry)
  FROM audit_head head
