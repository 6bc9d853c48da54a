-- Add lines to a run's log.
-- Binds: :execution_id, :levels, :codes, :messages, :contexts
INSERT INTO batch.batch_log_rec (execution_id, level, code, message, context)
SELECT :execution_id, line.level, line.code, line.message, line.context
  FROM unnest(CAST(:levels AS text[]), CAST(:codes AS text[]), CAST(:messages AS text[]),
              CAST(:contexts AS jsonb[])) AS line (level, code, message, context)
