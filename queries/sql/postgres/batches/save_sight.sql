-- The batches were seen.
-- Binds: :seen_at, :pending_imd
UPDATE batch_sight
   SET seen_at = :seen_at, pending_imd = CAST(:pending_imd AS integer), blind = 0, blind_since = NULL,
       why = ''
