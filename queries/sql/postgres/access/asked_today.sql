-- How many other numbers a person has asked for on the site's day, whether this one, and when the
-- next day begins.
-- Binds: :person_id, :number_key, :zone
SELECT today.day,
       (SELECT count(*)
          FROM daily_lookups other
         WHERE other.day = today.day AND other.person_id = :person_id
           AND other.number_key <> :number_key),
       EXISTS (SELECT 1
                 FROM daily_lookups same
                WHERE same.day = today.day AND same.person_id = :person_id
                  AND same.number_key = :number_key),
       CAST(today.day + 1 AS timestamp) AT TIME ZONE CAST(:zone AS text)
  FROM (SELECT CAST(now() AT TIME ZONE CAST(:zone AS text) AS date) AS day) today
