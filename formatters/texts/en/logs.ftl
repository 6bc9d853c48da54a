# /logs: what jobs wrote while they ran.

logs-title = 📜 <b>Logs of jobs</b>
logs-nothing =
    Nothing was logged for this choice.
    Choose a longer period, a lower level, or another job.
logs-private = 🔒 /logs works in the private chat with me. Please open it there.
logs-day = 📅 <b>{ $day }</b>
logs-line = { $mark } { $time } <b>{ $job }</b> <code>#{ $run }</code> { $message }
logs-days = { $since } to { $until }
logs-since = from { $since } on
logs-until = until { $until }
logs-level = { $level ->
    [DEBUG] everything
    [INFO] information and above
    [WARNING] warnings and above
    [ERROR] errors and above
   *[CRITICAL] critical only
}
logs-only = { $level ->
    [DEBUG] debugging only
    [INFO] information only
    [WARNING] warnings only
    [ERROR] errors only
   *[CRITICAL] critical only
}
logs-of-run = run <code>#{ $run }</code>
logs-of-job = job { $job }
logs-of-module = module { $module }
logs-of-status = runs that stand at “{ $status }”
logs-of-user = asked for by { $user }
logs-with = with “{ $text }”
logs-matching = with what matches <code>{ $text }</code>
logs-more =
    🔎 <b>More filters</b>
    { $choice }

    Choose what else the logs shall be narrowed by. They can be typed too, for example:
    <code>/logs module=CACHES status=FAILED user=nadia</code>
    <code>/logs only=WARNING regex=ORA-0[0-9]+</code>
logs-jobs = Of which job do you want to see the logs?

logs-wrong-unknown =
    ❌ <code>{ $word }</code> is not a filter. Filters are <code>job</code>, <code>module</code>, <code>run</code>, <code>status</code>, <code>user</code>, <code>level</code>, <code>only</code>, <code>from</code>, <code>to</code>, <code>text</code> and <code>regex</code>, for example:
    <code>/logs level=ERROR from=2026-11-20 text=timed out</code>
logs-wrong-job = ❌ There is no job called <code>{ $word }</code>. The jobs are: { $known }
logs-wrong-module = ❌ There is no module called <code>{ $word }</code>. The modules are: { $known }
logs-wrong-status = ❌ <code>{ $word }</code> is not how a run can stand. Write one of: { $known }
logs-wrong-user = ❌ Please write a Telegram id or a part of a name: <code>/logs user=nadia</code>
logs-wrong-regex =
    ❌ <code>{ $word }</code> is no regular expression that can be sought with (at most 100 characters).
    To seek it as it stands, write <code>text=</code> instead of <code>regex=</code>.
logs-wrong-slow =
    ⌛ It takes too long to seek <code>{ $word }</code> in all these lines, so it was stopped.
    Write a simpler expression, or choose a shorter period or one job.
logs-wrong-run = ❌ <code>{ $word }</code> is not the number of a run. Write it like this: <code>/logs run=812</code>
logs-wrong-level = ❌ <code>{ $word }</code> is not a level. The levels are <code>DEBUG</code>, <code>INFO</code>, <code>WARNING</code>, <code>ERROR</code> and <code>CRITICAL</code>.
logs-wrong-date = ❌ <code>{ $word }</code> is not a date. Write it like this: <code>from=2026-11-20</code> or <code>from=20261120</code>
logs-wrong-order = ❌ The first day comes after the last one. Please exchange <code>from</code> and <code>to</code>.

logs-exporting = ⏳ Preparing the file…
logs-exported = { $count ->
    [one] ⬇️ { $shown } line.
   *[other] ⬇️ { $shown } lines.
}
logs-truncated =
    ⚠️ Truncated: the newest { $shown } lines; there are more.
    Choose a shorter period or one job to get the rest.
logs-no-file = There is nothing to export for this choice, so there is no file.

logs-summary-title = 📊 <b>Runs of the last { $days } days</b>
logs-all-jobs = All jobs
logs-times =
    <b>{ $job }</b>
    { $count ->
        [one] { $shown } run
       *[other] { $shown } runs
    } · ✅ { $succeeded } % · ❌ { $failed } %
logs-seconds = ⏱ average { $average } · median { $median } · 95 % within { $most }
logs-no-seconds = ⏱ none had begun
logs-no-runs = No run has ended in this time.
logs-shares-note = Shares are of runs that ended by themselves; cancelled, refused and skipped runs are not among them.

logs-analysis-title = 🔬 <b>Logs of the last { $days } days</b>
logs-levels-title = <b>Levels</b>
logs-level-count = { $mark } { $level }: { $shown } ({ $percent } %)
logs-patterns-title = <b>Most frequent errors</b> (# stands for numbers, ids and dates)
logs-pattern = { $shown } × { $pattern }
logs-no-errors = No errors were logged.
logs-hours-title = <b>Hours of the day</b>
logs-together-title = <b>Failed within ten minutes of each other</b>
logs-together = { $shown } × { $first } and { $second }
logs-scores-title = <b>Reliability</b>
logs-score = { $job }: { $score }
logs-advice-title = <b>Recommendations</b>
logs-advice-none = Nothing stands out.
logs-advice-errors = 🔴 { $figure } % of all lines are errors. Look at the errors first: they are listed above.
logs-advice-pattern = 🟠 The same error came { $figure } times: { $about }
logs-advice-reliability = 🟠 { $about } is not reliable ({ $figure } of 100). Look at its last failed runs.

logs-gone = These buttons are too old. Please send /logs again.
logs-button-everything = Everything
logs-button-warnings = ⚠️ Warnings
logs-button-errors = ❌ Errors
logs-button-today = Today
logs-button-week = 7 days
logs-button-month = 30 days
logs-button-ever = All time
logs-button-job = 🧩 Choose a job
logs-button-all-jobs = All jobs
logs-button-more = 🔎 More filters
logs-button-any-module = Any module
logs-button-any-status = Any state
logs-button-anybody = Asked for by anybody
logs-button-me = By me
logs-button-exact = This level only
logs-button-regex = Text is a regular expression
logs-button-newer = ◀️ Newer
logs-button-older = Older ▶️
logs-button-file = ⬇️ { $form }
logs-button-summary = 📊 Summary
logs-button-analysis = 🔬 Analysis
logs-button-refresh = 🔄 Refresh
logs-button-back = ⬅️ Back to the logs

logs-file-title = Logs of jobs
logs-file-written = Written { $at } by { $by }
logs-file-chosen = Choice: { $chosen }
logs-file-count = { $count ->
    [one] { $shown } line
   *[other] { $shown } lines
}
