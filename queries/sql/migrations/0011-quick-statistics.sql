-- A cache's new rows are sampled less: 9,000 of them instead of 30,000 tell the readers' plans enough.
-- depends: 0005-caches

-- migrate: apply
ALTER FUNCTION cache_attach(text, bigint) SET default_statistics_target = 30;

-- migrate: rollback
ALTER FUNCTION cache_attach(text, bigint) RESET default_statistics_target;
