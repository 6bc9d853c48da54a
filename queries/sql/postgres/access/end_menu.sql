-- A person's menu was set; no row when somebody else began to set it meanwhile.
-- Binds: :person_id, :mark, :menu
UPDATE people SET menu = :menu WHERE person_id = :person_id AND menu = :mark
