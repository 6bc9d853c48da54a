-- Forget silences that ended over 180 days ago; who set them stays in the audit.
-- Binds: :many
DELETE FROM silences
 WHERE silence_id IN (SELECT silence_id FROM silences
                       WHERE ends_at < now() - INTERVAL '180 days'
                       LIMIT :many)
