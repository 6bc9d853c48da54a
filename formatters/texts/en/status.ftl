# /status and /schedule: how the machinery stands, and what is next.

status-title = 🎛 <b>Status</b> · { $at }
status-private = 🔒 /status and /schedule work in the private chat with me. Please open them there.
status-engine = 🟢 { $name } · working for { $since }
status-engine-gone = 🔴 { $name } · silent for { $since }
status-no-engine = 🔴 No process executes jobs now. Runs that are asked for wait until the service is back.
status-counts-title = <b>Runs of the last 24 hours</b>
status-count = { $mark } { $state }: { $shown }
status-no-runs = None.
status-queue = ⏳ Waiting to begin: { $shown }
status-running-title = <b>Running now</b>
status-running = ▶️ <code>#{ $run }</code> { $job }{ $percent }{ $lasting }
status-percent = { " " }· { $percent } %
status-lasting = { " " }· for { $since }
status-due-title = <b>Next</b>
status-due = { $at } · { $job }
status-due-paused = { $at } · { $job } · ⏸ paused
status-day = { $day } { $month } { $time }
status-nothing-due = Nothing is scheduled.
status-caches-title = <b>Caches</b>
status-cache = 🗄 { $cache }: { $rows } · { $age } old
status-cache-empty = ⚪ { $cache }: never filled yet
status-cache-rows = { $count ->
    [one] { $shown } row
   *[other] { $shown } rows
}
status-cache-name = { $cache ->
    [nocs_balance] NOCS balance
    [nocs_payoff] payoff by customer
   *[bill_stop] bill stop
}
status-recent-title = <b>Last runs</b>
status-recent = { $mark } <code>#{ $run }</code> { $job } · { $at }{ $took }
status-took = { " " }· { $took }

status-run-title = { $mark } <b>{ $job }</b> · run <code>#{ $run }</code>
status-run-state = { $state }
status-run-attempt = { $state } · attempt { $attempt } (the first was <code>#{ $root }</code>)
status-run-asked = 🙋 asked for { $at } by { $by }
status-run-began = ▶️ began { $at }, after { $waited } of waiting
status-run-began-at-once = ▶️ began { $at }
status-run-ended = 🏁 ended { $at }, took { $took }
status-run-progress = { $bar } { $percent } %
status-run-parameter = ▫️ { $name } = { $value }
status-run-error = ⚠️ { $error }
status-run-waits = ⏳ waits: { $reason }
status-run-cancel-asked = ✋ Somebody has asked for its end.
status-run-gone = There is no run <code>#{ $run }</code>. /status shows the last runs with their numbers.
status-run-malformed = ❌ <code>{ $word }</code> is not the number of a run. Write it like this: <code>/status 812</code>
status-by = { $channel ->
    [clock] the clock
    [start] the service at its start
    [cli] the command line
    [api] a program
   *[other] nobody known
}
status-reason = { $reason ->
    [paused] the job is paused
    [approval] somebody else has to approve it
    [running] { $on } still runs
    [locked] another job holds { $on }
    [dependency] { $on } has to end first
    [blocked] { $on } did not end as needed
    [waited-too-long] it waited too long for { $on }
    [misfire] it was too late to begin
    [coalesced] a later run stood for it
    [approval-refused] somebody else refused it
    [approval-expired] nobody approved it in time
    [approval-changed] it was changed after it had been approved
   *[other] { $code }
}
run-state = { $state ->
    [QUEUED] queued
    [WAITING] waiting
    [RUNNING] running
    [RETRY_WAIT] waiting to be tried again
    [COMPLETED] completed
    [COMPLETED_WITH_WARNINGS] completed with warnings
    [FAILED] failed
    [TIMED_OUT] timed out
    [CANCELLED] cancelled
    [REFUSED] refused
   *[SKIPPED] skipped
}
status-button-refresh = 🔄 Refresh
status-button-run = 🔎 Run #{ $run }
status-button-logs = 📜 Logs
status-button-schedule = 📅 Next 24 hours
status-button-back = ⬅️ Status

schedule-title = 📅 <b>The next 24 hours</b> · from { $at }
schedule-nothing = Nothing is due in the next 24 hours.
schedule-often = 🔁 { $job }: { $shown } times, first at { $first }, last at { $last }
schedule-often-paused = 🔁 { $job }: { $shown } times, first at { $first }, last at { $last } · ⏸ paused
schedule-broken = ⚠️ The schedule { $schedule } of { $job } cannot be used: its { $field } is wrong.
