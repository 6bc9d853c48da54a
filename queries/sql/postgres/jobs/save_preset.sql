-- Keep values of a job's parameters under a name, in place of what it stood for, while a person has
-- fewer than so many; no row is touched when there are too many.
-- Binds: :person_id, :job_name, :name, :given, :most
INSERT INTO batch.parameter_preset (person_id, job_name, name, given)
SELECT :person_id, :job_name, :name, :given
 WHERE (SELECT count(*) FROM batch.parameter_preset other
         WHERE other.person_id = :person_id
           AND other.job_name = :job_name
           AND other.name <> :name) < CAST(:most AS integer)
ON CONFLICT (person_id, job_name, name) DO UPDATE
SET given = excluded.given, saved_at = now()
