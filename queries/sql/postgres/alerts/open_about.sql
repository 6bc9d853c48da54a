-- What is the matter now, as far as one alert may explain another.
SELECT topic, severity, fingerprint, subject, run, area FROM alerts WHERE state <> 'resolved'
