-- How the watch stands; locked, so that two watches come one after the other.
SELECT seen_at, pending_imd, blind, blind_since, why FROM batch_sight FOR UPDATE
