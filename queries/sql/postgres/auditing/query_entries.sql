-- Entries of the query log, newest first: as many as asked for, after some that are skipped; up to
-- a number, of the days since (all when NULL), of one person (all when NULL).
-- Binds: :newest, :days, :zone, :person_id, :skipped, :many
SELECT entry.entry_id, entry.at, entry.person_id, asker.name, entry.query, entry.parameters,
       entry.ms, entry.row_count, entry.source, entry.outcome
  FROM query_log entry
  LEFT JOIN people asker ON asker.person_id = entry.person_id
 WHERE (CAST(:newest AS bigint) IS NULL OR entry.entry_id <= :newest)
   AND (CAST(:days AS integer) IS NULL
        OR entry.at >= (date_trunc('day', now() AT TIME ZONE CAST(:zone AS text))
                        - make_interval(days => :days)) AT TIME ZONE :zone)
   AND (CAST(:person_id AS bigint) IS NULL OR entry.person_id = :person_id)
 ORDER BY entry.entry_id DESC
OFFSET :skipped
 LIMIT :many
