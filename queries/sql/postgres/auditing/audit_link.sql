-- Of the next entries: the first that does not follow from those before it, or else the last one;
-- no row when there are no more. An entry is fit when its hash fits its content.
-- Binds: :after, :hash, :until, :many
WITH part AS (
  SELECT entry.seq, entry.previous, entry.hash,
         sha256(entry.previous || audit_line(entry)) = entry.hash AS fit
    FROM audit entry
   WHERE entry.seq > :after AND entry.seq <= :until
   ORDER BY entry.seq
   LIMIT :many
), chain AS (
  SELECT part.*,
         lag(part.seq, 1, CAST(:after AS bigint)) OVER in_order AS seq_before,
         lag(part.hash, 1, CAST(:hash AS bytea)) OVER in_order AS hash_before
    FROM part
  WINDOW in_order AS (ORDER BY part.seq)
), judged AS (
  SELECT chain.*, chain.previous = chain.hash_before AS linked,
         chain.fit AND chain.previous = chain.hash_before
         AND chain.seq = chain.seq_before + 1 AS whole
    FROM chain
)
SELECT judged.seq, judged.hash, judged.seq_before, judged.hash_before, judged.fit, judged.linked
  FROM judged
 ORDER BY judged.whole, CASE WHEN judged.whole THEN -judged.seq ELSE judged.seq END
 LIMIT 1
