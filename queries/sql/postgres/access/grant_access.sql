-- Give a person a role, limited to some areas or (none) to all, in place of what they had.
-- Binds: :person_id, :role, :areas, :decider
INSERT INTO grants (person_id, role, areas, granted_by)
VALUES (:person_id, :role, :areas, :decider)
ON CONFLICT (person_id) DO UPDATE
SET role = excluded.role, areas = excluded.areas, version = grants.version + 1,
    granted_by = excluded.granted_by, granted_at = now()
