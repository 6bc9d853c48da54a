-- A few of the records that a load left out, with why.
-- Binds: :generation, :keys, :reasons
INSERT INTO cache_quarantine (generation, record_key, reason)
SELECT :generation, k, r FROM unnest(CAST(:keys AS text[]), CAST(:reasons AS text[])) AS u(k, r)
