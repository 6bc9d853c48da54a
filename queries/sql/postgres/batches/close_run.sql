-- A run is over: it is watched no more.
-- Binds: :code, :nbr, :rerun
DELETE FROM batch_on_watch
 WHERE batch_code = :code
   AND batch_nbr = :nbr
   AND rerun_nbr = :rerun
