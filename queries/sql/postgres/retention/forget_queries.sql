-- Forget some entries of the query log that are older than 90 days; in parts, newest kept.
-- Binds: :many
DELETE FROM query_log
 WHERE entry_id IN (SELECT old.entry_id
                      FROM query_log old
                     WHERE old.at < now() - INTERVAL '90 days'
                     ORDER BY old.at
                     LIMIT :many)
