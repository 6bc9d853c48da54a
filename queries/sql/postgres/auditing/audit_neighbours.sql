-- What the entries around a broken one say: which entry has the hash that it claims to follow,
-- and whether the entry after it follows the one before it.
-- Binds: :seq, :hash_before
SELECT (SELECT other.seq
          FROM audit other
         WHERE other.hash = broken.previous AND other.seq <> broken.seq
         LIMIT 1),
       COALESCE((SELECT later.previous = CAST(:hash_before AS bytea)
                   FROM audit later
                  WHERE later.seq > broken.seq
                  ORDER BY later.seq
                  LIMIT 1), false)
  FROM audit broken
 WHERE broken.seq = :seq
