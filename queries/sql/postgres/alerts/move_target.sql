-- A group has another id now: its targets go along, unless the new id has them already.
-- Binds: :old_id, :new_id
UPDATE targets moved SET address = :new_id, version = moved.version + 1
 WHERE moved.channel = 'telegram' AND moved.address = :old_id
   AND NOT EXISTS (SELECT FROM targets there
                    WHERE there.channel = 'telegram' AND there.address = :new_id
                      AND there.thread = moved.thread)
