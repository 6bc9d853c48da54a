-- Forget some of the numbers that people asked for more than a week ago.
-- Binds: :many
DELETE FROM daily_lookups
 WHERE (day, person_id, number_key) IN (SELECT old.day, old.person_id, old.number_key
                                          FROM daily_lookups old
                                         WHERE old.day < current_date - 7
                                         LIMIT :many)
