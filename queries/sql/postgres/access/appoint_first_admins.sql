-- Make people administrators about whom nobody decided yet; all of them when there is none left.
-- Binds: :person_ids
INSERT INTO grants (person_id, role)
SELECT chosen.person_id, 'admin'
  FROM unnest(CAST(:person_ids AS bigint[])) AS chosen (person_id)
ON CONFLICT (person_id) DO UPDATE
SET role = 'admin', areas = '{}', suspended = false, version = grants.version + 1,
    granted_by = NULL, granted_at = now()
WHERE NOT EXISTS (SELECT 1 FROM grants other WHERE other.role = 'admin' AND NOT other.suspended)
RETURNING person_id
