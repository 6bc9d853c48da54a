-- Which PostgreSQL answers.
SELECT current_setting('server_version')
