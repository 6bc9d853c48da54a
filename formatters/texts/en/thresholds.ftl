# The limits of a job: beyond them somebody is told.

limits-title = 📏 <b>{ $job }</b> · limits
limits-usual = ▫️ { $name }: { $value }
limits-changed = ✏️ { $name }: <b>{ $value }</b> (usually { $usual })
limits-ended = ⏱ A run is ended after { $limit }, whatever is set here.
limits-hint = Beyond a limit the subscribers of alerts about jobs are told. Press one to change it for this job; each change is in /audit.
limits-read = Beyond a limit the subscribers of alerts about jobs are told. Administrators can change the limits.
limits-button-back = ⬅️ Limits
limits-button-reset = ↩️ All as usual
job-button-limits = 📏 Limits

parameter-max_runtime_min = Longest run, in minutes
parameter-warn_runtime_pct = Warning in the log at this part of the longest run, in %
parameter-error_rate_pct = Failed runs within 30 days, in %
parameter-schedule_tolerance_min = Late start, in minutes
parameter-degradation_pct = Slower than usual by, in %
