-- Decide about a person anew, unless somebody did since this version.
-- Binds: :person_id, :version, :role, :areas, :suspended, :decider
UPDATE grants
   SET role = :role, areas = :areas, suspended = :suspended, version = version + 1,
       granted_by = :decider, granted_at = now()
 WHERE person_id = :person_id AND version = :version
