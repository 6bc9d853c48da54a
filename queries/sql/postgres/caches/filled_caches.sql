-- The caches that people can read.
SELECT DISTINCT cache FROM cache_pointer
