-- A person's menu is about to be set; until that has ended, nobody can say which one is there.
-- Binds: :person_id, :mark
UPDATE people SET menu = :mark WHERE person_id = :person_id
