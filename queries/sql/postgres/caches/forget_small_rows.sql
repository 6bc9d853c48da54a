-- The rows of a generation that lie in tables without partitions.
-- Binds: :generation
WITH nocs AS (DELETE FROM nocs_balance_row WHERE generation = :generation),
     crp AS (DELETE FROM bill_stop_crp_row WHERE generation = :generation)
DELETE FROM cache_quarantine WHERE generation = :generation
