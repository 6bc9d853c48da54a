-- Forget what some runs cost that ended over 90 days ago, after adding it to their day.
-- Binds: :many
WITH old AS (
  SELECT *
    FROM batch.batch_metrics_rec
   WHERE ended_at < now() - INTERVAL '90 days'
   ORDER BY ended_at
   LIMIT :many
     FOR UPDATE SKIP LOCKED
), kept AS (
  INSERT INTO batch.batch_metrics_day AS known
         (job_name, day, runs, duration_s, duration_max_s, queue_s, cpu_s, rss_max_mb, rows_written)
  SELECT old.job_name, CAST(old.ended_at AT TIME ZONE 'UTC' AS date), count(*), sum(old.duration_s),
         max(old.duration_s), sum(old.queue_s), COALESCE(sum(old.cpu_s), 0), max(old.rss_max_mb),
         COALESCE(sum(old.rows_written), 0)
    FROM old
   GROUP BY 1, 2
  ON CONFLICT (job_name, day) DO UPDATE
  SET runs = known.runs + excluded.runs,
      duration_s = known.duration_s + excluded.duration_s,
      duration_max_s = GREATEST(known.duration_max_s, excluded.duration_max_s),
      queue_s = known.queue_s + excluded.queue_s,
      cpu_s = known.cpu_s + excluded.cpu_s,
      rss_max_mb = GREATEST(known.rss_max_mb, excluded.rss_max_mb),
      rows_written = known.rows_written + excluded.rows_written
)
DELETE FROM batch.batch_metrics_rec gone
 USING old
 WHERE gone.execution_id = old.execution_id
