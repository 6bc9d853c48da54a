-- Areas that a load of all areas does not know any more.
-- Binds: :cache, :parts
DELETE FROM cache_pointer
 WHERE cache = :cache
   AND NOT part = ANY(CAST(:parts AS text[]))
