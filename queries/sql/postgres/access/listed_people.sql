-- People by what they are and by a piece of their name, the desk's own first.
-- Binds: :kinds, :sought, :skip, :many
SELECT listed.person_id, listed.name, listed.kind, listed.areas
  FROM (SELECT COALESCE(known.person_id, given.person_id) AS person_id, known.name, known.username,
               COALESCE(cardinality(given.areas), 0) AS areas,
               CASE WHEN given.suspended THEN 'suspended'
                    WHEN given.role <> 'none' THEN given.role
                    WHEN EXISTS (SELECT 1 FROM accounts account
                                  WHERE account.person_id = known.person_id) THEN 'customer'
                    ELSE 'unknown' END AS kind
          FROM people known
          FULL JOIN grants given ON given.person_id = known.person_id) listed
 WHERE listed.kind = ANY(CAST(:kinds AS text[]))
   AND (CAST(:sought AS text) = ''
        OR position(lower(:sought) IN lower(COALESCE(listed.name, ''))) > 0
        OR position(lower(:sought) IN lower(COALESCE('@' || listed.username, ''))) > 0
        OR CAST(listed.person_id AS text) = :sought)
 ORDER BY array_position(ARRAY['admin', 'operator', 'staff', 'suspended', 'customer', 'unknown'],
                         listed.kind), lower(listed.name) NULLS LAST, listed.person_id
 LIMIT :many OFFSET :skip
