-- One process at a time writes down what is the matter with the desk; the others pass.
SELECT pg_try_advisory_xact_lock(7081504925)
