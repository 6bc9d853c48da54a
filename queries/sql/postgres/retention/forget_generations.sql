-- Forget loads of caches of over 400 days ago whose rows are gone and that nobody is pointed to.
-- Binds: :many
DELETE FROM cache_generation
 WHERE generation IN (SELECT old.generation
                        FROM cache_generation old
                       WHERE old.started_at < now() - INTERVAL '400 days'
                         AND NOT old.has_rows
                         AND old.state <> 'loading'
                         AND NOT EXISTS (SELECT FROM cache_pointer p
                                          WHERE p.generation = old.generation)
                       LIMIT :many)
