-- Silences that have not ended, those that were planned for later too.
SELECT silence_id, topic, subject, run, area, planned, reason, starts_at, ends_at, by_name
  FROM silences
 WHERE ends_at > now()
 ORDER BY starts_at, silence_id
