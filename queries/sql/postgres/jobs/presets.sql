-- What a person keeps of a job's parameters, by name.
-- Binds: :person_id, :job_name
SELECT name, given, saved_at
  FROM batch.parameter_preset
 WHERE person_id = :person_id
   AND job_name = :job_name
 ORDER BY name
