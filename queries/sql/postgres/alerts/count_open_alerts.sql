-- How many alerts are open.
SELECT count(*) FROM alerts WHERE state <> 'resolved'
