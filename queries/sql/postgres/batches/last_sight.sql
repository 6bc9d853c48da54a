-- How the watch stood last.
SELECT seen_at, pending_imd, blind, blind_since, why FROM batch_sight
