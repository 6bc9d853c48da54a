-- How many lines were logged in each hour of the day, in a time zone, since an instant.
-- Binds: :since, :zone
SELECT CAST(extract(hour FROM ts AT TIME ZONE CAST(:zone AS text)) AS integer) AS hour, count(*)
  FROM batch.batch_log_rec
 WHERE ts >= :since
 GROUP BY hour
