# /jobs: what the machinery can do, how it stands, and what came of it.

jobs-title =
    🧩 <b>Jobs</b>
    Choose one to see it, run it or pause it.
jobs-private = 🔒 /jobs works in the private chat with me. Please open it there.
jobs-line = { $sign } <b>{ $job }</b> · { $told }
jobs-queued = { $count ->
    [one] one run waits
   *[other] { $shown } runs wait
}
jobs-running = running
jobs-running-percent = running, { $percent } %
jobs-ended = { $state } { $age } ago
jobs-never = never run
jobs-paused = paused ({ $told })
jobs-sign-ok = ✅ last run well
jobs-sign-failed = ❌ failed
jobs-sign-running = ▶️ running
jobs-sign-waiting = ⏳ waiting
jobs-sign-paused = ⏸ paused
jobs-sign-cancelled = ✋ cancelled
jobs-sign-never = ⚪ never run
jobs-module-CACHES = Caches
jobs-module-SYSTEM = System
jobs-module-WATCH = Watch
jobs-module-REPORTS = Reports
jobs-no-module = ❌ There is no module called <code>{ $module }</code>. The modules are: { $modules }
jobs-no-job = ❌ There is no job called <code>{ $job }</code>. /jobs lists them all.
jobs-module-button = 📁 { $module } ({ $shown })
jobs-button-all = ⬅️ All jobs
jobs-button-refresh = 🔄 Refresh

job-does-NOCS_BALANCE = Reads credit, due and customers of each NOCS area from the billing system, for /nocs.
job-does-NOCS_PAYOFF = Reads the payoff balance of each customer from the billing system: of all areas, or of one.
job-does-BILL_STOP = Reads which customers got no bill this month, by CRP, for /billstop.
job-does-BATCH_WATCH = Looks at the running batches: which get on, which are stuck, which have ended; whoever subscribed is told.
job-does-TEAMS_REPORTS = Tells whoever subscribed what the customers of all NOCS areas have paid ahead and owe.
job-does-RETENTION = Removes what is older than it has to be kept: logs, runs, figures about runs, half-done forms.

job-title = 🧩 <b>{ $job }</b> · { $module }
job-stands = { $sign } { $told }
job-schedule = 🗓 { $schedule }
job-due = ⏭ next { $at }, in { $wait }
job-not-due = ⏭ nothing is due: the job or its schedule is paused, or it has ended
job-no-schedule = 🗓 no schedule: it runs when somebody asks for it
job-score = 🎯 reliability { $score } of 100, grade { $grade } (30 days)
job-no-score = 🎯 reliability: fewer than five runs in 30 days, too few to say
job-last = <b>Last runs</b>
job-no-runs = No run yet.
job-four-eyes = 👥 Somebody else has to approve each run before it begins.
job-sure = ❓ Run <b>{ $job }</b> now?
job-history = 🕘 <b>{ $job }</b> · runs, newest first
job-choose-run = Choose a run to see it.
job-changed = Changed meanwhile by somebody else. Your press changed nothing; this is how it is now.
job-button-run = ▶️ Run
job-button-run-with = ⚙️ Run with…
job-button-sure = ▶️ Yes, run
job-button-not = ⬅️ No
job-button-pause = ⏸ Pause
job-button-resume = ▶️ Let it go on
job-button-history = 🕘 History
job-button-logs = 📜 Logs
job-button-back = ⬅️ { $job }
job-button-newer = ◀️ Newer
job-button-older = Older ▶️

job-progress-asking = The billing system is asked…
job-progress-loading = Rows are being loaded…
job-progress-checking = The rows are being checked…
job-progress-publishing = The rows are being published…

run-lasting = ⏱ for { $since }
run-error = { $kind ->
    [PASSING] The billing system or the database was away. A run that fails like this is tried again by itself as long as tries are left.
    [PERMANENT] The billing system refuses the question. Trying again will not help: please tell an administrator, the logs say more.
    [TIMEOUT] It took longer than it may, and was ended.
    [ENGINE_STOPPED] The service was stopped while it ran. It is tried again as long as tries are left.
    [ENGINE_RESTART] The service was lost while it ran. It is tried again as long as tries are left, and if that does no harm.
    [GATES] The new figures look wrong.
    [REFUSED] The job itself refused to go on. Trying again will not help: the log says why.
    [CANCELLED] It was ended before it was done: somebody cancelled it, the service stopped, or it took too long.
    [LEASE_LOST] The desk’s own database was away for too long while it ran. Please run it again.
    [BUG] A mistake in the program. Please tell an administrator: the log says more.
   *[other] Something went wrong. The log says more.
}
run-fact = ▫️ { $name }: { $value }
run-fact-rows = Rows
run-fact-areas = Areas
run-fact-stale = The figures were old
run-fact-running = Running batches
run-fact-closed = Batches that are over
run-fact-blind = Checks in a row that saw nothing
run-fact-normal = Batches that get on
run-fact-warning = Batches to watch
run-fact-stuck = Stuck batches
run-fact-recovered = Batches that get on again
run-fact-queries = What the billing system was asked
run-fact-lookups = Numbers that people asked for
run-fact-forms = Forms
run-fact-cards = Cards about requests
run-fact-lines = Lines of logs
run-fact-warnings = Warnings and errors in logs
run-fact-runs = Runs
run-fact-metrics = Figures about runs
run-fact-metric-days = Figures about days
run-fact-batch-checks = Checks of batches
run-fact-batch-alerts = What people were told of batches
run-fact-batch-runs = Runs of batches
run-fact-deliveries = Messages
run-fact-alerts = Alerts
run-fact-silences = Silences
run-fact-generations = Loads of caches
run-counted = { $cache ->
    [nocs_balance] { $count ->
        [one] the balance of { $shown } customer
       *[other] the balances of { $shown } customers
    }
    [nocs_payoff] { $count ->
        [one] the payoff balance of { $shown } customer
       *[other] the payoff balances of { $shown } customers
    }
    [bill_stop] { $count ->
        [one] { $shown } CPC customer
       *[other] { $shown } CPC customers
    }
   *[other] { $count ->
        [one] { $shown } row
       *[other] { $shown } rows
    }
}
run-in-areas = { $count ->
    [one] { $counted } in { $areas } area
   *[other] { $counted } in { $areas } areas
}
run-published = 🟢 Published: { $counted }.
run-refused = 🔴 <b>Not published</b>: { $counted }. What people see stays as it was.
run-left-out = { $count ->
    [one] ⚠️ { $shown } record could not be loaded and is left out.
   *[other] ⚠️ { $shown } records could not be loaded and are left out.
}
run-gate-empty = ▫️ There is not a single row; before there were { $before }.
run-gate-duplicates = ▫️ The same key comes more than once.
run-gate-fewer = ▫️ Far fewer rows: { $now }, before { $before }.
run-gate-more = ▫️ Far more rows: { $now }, before { $before }.
run-gate-empty-cells = ▫️ More cells of { $about } are empty: { $now }, before { $before }.
run-gate-sum = ▫️ The sum of { $about } has changed a lot: { $now }, before { $before }.
run-gate-left-out = ▫️ Too many records could not be loaded: { $now }; { $before } may be missing.
run-decide = Please compare with the billing system, then publish them all the same or keep what people see.
run-never-published = They cannot be published. Keep what people see; the next run reads anew.
run-decided = There is nothing to decide any more: somebody has decided, or later figures are published.
run-approval-asked = 👥 Waits for the approval of somebody else, until { $until }.
run-approval-other = You asked for it, so somebody else has to decide.
run-approval = { $choice ->
    [approved] 👥 Approved by { $by }.
    [refused] 👥 Refused by { $by }.
    [expired] 👥 Nobody approved it in time.
   *[changed] 👥 It was changed after somebody asked for it, so it does not run.
}
run-verdict = { $verdict ->
    [self] You asked for this run, so somebody else has to decide.
    [no_right] You may not decide about runs of this job.
    [changed] This run was changed since you saw it. It does not run.
    [expired] Too late: nobody approved it within a day.
    [was_approved] Somebody has approved it already.
    [was_refused] Somebody has refused it already.
   *[ended] This run has ended meanwhile.
}
run-attempts = <b>Attempts</b>
run-attempt = { $mark } <code>#{ $run }</code> { $state }
run-gone = There is no run <code>#{ $run }</code> any more. /jobs lists the jobs and their runs.
run-asked-before = This run was asked for already; here it is.
run-had-ended = This run had ended before. Your press changed nothing.
run-not-decided = Your press changed nothing: somebody has decided, later rows are published, or these cannot be.
run-published-now = 🟢 Published. People see the new rows.
run-kept-now = 🛑 Kept. What people see stays as it is.
run-button-open = ▶️ Follow, cancel, decide
run-button-cancel = ✋ Cancel
run-button-refresh = 🔄 Refresh
run-button-approve = 👍 Approve
run-button-refuse = 👎 Refuse
run-button-publish = 🟢 Publish all the same
run-button-keep = 🛑 Keep the old ones
run-button-attempt = { $mark } Attempt #{ $run }

parameter-area = NOCS area (its code)
parameter-area-empty = all areas
parameter-whole = every area
parameter-form =
    ⚙️ <b>{ $job }</b> · run with…
parameter-form-hint = Press what should be different this time; the rest stays as it is.
parameter-default = ▫️ { $name }: { $value }
parameter-changed = ✏️ { $name }: <b>{ $value }</b>
parameter-caption = ✏️ { $name }: { $value }
parameter-yes = yes
parameter-no = no
parameter-missing = still needed
parameter-empty = empty
parameter-ask =
    ✏️ <b>{ $name }</b>
    Please send { $kind }. Now it is: { $value }.

    /cancel ends this.
parameter-kind = { $kind ->
    [INT] a whole number
    [DECIMAL] a number
    [MONEY] an amount in taka
    [PERCENT] a share in percent
    [DATE] a date such as <code>2026-11-20</code>, or <code>TODAY</code> or <code>TODAY-1</code>
    [PERIOD] a month such as <code>2026-11</code>, a quarter such as <code>2026-Q4</code>, or <code>CURRENT</code> or <code>PREVIOUS</code>
    [LIST_INT] whole numbers with commas between them
   *[other] a text
}
parameter-between = { $kind }, from { $least } to { $most }
parameter-least = { $kind }, at least { $least }
parameter-most = { $kind }, at most { $most }
parameter-wrong-missing = ❌ { $name } is still needed. Please give it a value.
parameter-wrong-unknown = ❌ This job has nothing called <code>{ $name }</code>.
parameter-wrong-malformed = ❌ This cannot be read as a value for { $name }. Please send it again.
parameter-wrong-too-small = ❌ { $name }: at least { $limit }, please.
parameter-wrong-too-large = ❌ { $name }: at most { $limit }, please.
parameter-wrong-no-choice = ❌ { $name } is one of: { $choices }
parameter-form-gone = These buttons are too old. Please send /jobs and begin again.
parameter-name = the name
preset-button-name = 💾 Keep these values
preset-ask =
    💾 Under which name shall these values be kept? Send it, at most 40 letters; a name that there is gets the new values.

    Press the button to go back without a name.
preset-too-many = ❌ You keep 20 sets of values for this job already. Please remove one first.
parameter-button-defaults = ↩️ All as usual
parameter-button-back = ⬅️ Back to the form
parameter-button-start = ▶️ Run
job-not-yours = 🔒 Your role may not run this job. Please ask an administrator.
