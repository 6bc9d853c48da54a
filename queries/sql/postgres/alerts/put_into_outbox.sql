-- One message for each of these targets.
-- Binds: :alert_id, :news, :severity, :revision, :targets, :due, :bundles, :priorities
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority, bundle, due_at)
SELECT CAST(:alert_id AS bigint), meant.target_id, 'message', CAST(:news AS text),
       CAST(:severity AS text), CAST(:revision AS integer), meant.priority,
       meant.bundle, meant.due_at
  FROM unnest(CAST(:targets AS bigint[]), CAST(:due AS timestamptz[]), CAST(:bundles AS text[]),
              CAST(:priorities AS smallint[])) AS meant (target_id, due_at, bundle, priority)
