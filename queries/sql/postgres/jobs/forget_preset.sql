-- Forget values of a job's parameters that a person kept under a name.
-- Binds: :person_id, :job_name, :name
DELETE FROM batch.parameter_preset
 WHERE person_id = :person_id
   AND job_name = :job_name
   AND name = :name
