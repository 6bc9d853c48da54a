-- Open alerts by state and severity.
SELECT state, severity, count(*) FROM alerts WHERE state <> 'resolved' GROUP BY state, severity
