-- Each cache that was ever filled: how many parts it has, the rows in them, and the oldest part's
-- time.
SELECT pointer.cache, count(*), CAST(sum(pointer.row_count) AS bigint), min(generation.as_of)
  FROM cache_pointer pointer
  JOIN cache_generation generation USING (generation)
 GROUP BY pointer.cache
