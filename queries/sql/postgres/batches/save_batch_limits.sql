-- New limits of a batch, unless somebody changed them since their version.
-- Binds: :code, :stall_minutes, :stall_rps, :low_rps, :long_minutes, :version, :changed_by
INSERT INTO batch_limits AS kept (batch_code, stall_minutes, stall_rps, low_rps, long_minutes,
                                  changed_by)
SELECT :code, CAST(:stall_minutes AS integer), CAST(:stall_rps AS float8), CAST(:low_rps AS float8),
       CAST(:long_minutes AS integer), CAST(:changed_by AS bigint)
 WHERE CAST(:version AS integer) = 0
    OR EXISTS (SELECT FROM batch_limits WHERE batch_code = :code)
ON CONFLICT (batch_code) DO UPDATE
   SET stall_minutes = excluded.stall_minutes, stall_rps = excluded.stall_rps,
       low_rps = excluded.low_rps, long_minutes = excluded.long_minutes,
       version = kept.version + 1, changed_by = excluded.changed_by, changed_at = now()
 WHERE kept.version = CAST(:version AS integer)
