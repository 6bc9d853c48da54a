# /batches: what runs, one run, a day, and the limits of a batch.

command-batches = Running batches: which get on, which are stuck
batches-private = Batches are shown in the private chat with me only. Please open it and send /batches there.
batches-title = 🏭 <b>Batches</b>
batches-live = 🕐 Looked at { $at }; this message follows each new check
batches-checked = 🕐 Checked at { $at }; this message follows each new check
batches-never = 🕐 The batches have not been seen yet.
batches-blind = ⚠️ <b>It is not known what runs now</b>: the billing system does not answer, since { $since }.
batches-blind-last = Below is what was seen last, at { $at }. Please look at the batches in the billing system itself until it is back.
batches-imd = 📥 Pending IMD: <b>{ $count }</b>
batches-imd-unknown = 📥 Pending IMD: not known now
batches-none = No batch is running.
batches-verdict = { $verdict ->
    [stuck] Stuck
    [warning] Slow
    [recovered] Recovered
   *[normal] Normal
}
batches-run = { $verdict } · <b>{ $run }</b>
batches-run-figures = { $mark } { $rate }/s on average · { $records } records · for { $lasted }
batches-ends = 🏁 Ends about { $at }, { $by ->
    [records] with as many records as usual at its present rate
   *[duration] if it takes as long as usual
}
batches-ends-unknown = 🏁 When it will end cannot be told now.
batches-figures-title = 📊 <b>Batches: the last 24 hours</b>
batches-figures-none = No batch was seen running in the last 24 hours.
batches-figures-line =
    <b>{ $code }</b> · checks: { $checks }
    { $mark } { $average }/s on average, { $peak }/s at most · at most { $records } records

batch-page-title = 🏭 <b>{ $run }</b>
batch-page-ended = Ended: <b>{ $at }</b>
batch-page-last = At its last check:
batch-page-blind = ⚠️ <b>It is not known whether it runs now</b>: the billing system does not answer. This is what was seen last.
batch-page-gone = ⏹ <b>It is not running any more.</b> How it ended is known after the next check.
batch-page-at = 🕐 As of { $at }
batch-page-usual = 📐 Usually: 19 of 20 runs take at most { $duration }; { $rate }/s, { $records } records (from { $runs } runs of the last 30 days)
batch-page-usual-unknown = 📐 What is usual for it is not known yet: that takes ten runs that ended well within 30 days.
batch-page-earlier = <b>Earlier runs</b>
batch-page-earlier-line = { $outcome } { $at } · { $took } · { $records } records
batch-page-muted = 🔕 Muted by { $by }: nobody is told of this run.
batch-outcome = { $outcome ->
    [waiting] waits
    [running] running
    [ended] ended well
    [failed] ended in error
   *[rerun] run again
}

batch-rule-title = ⚖️ <b>The rule: { $run }</b>
batch-rule-order = The rules are tried in this order, and the first that fits decides. The numbers are those of this batch.
batch-rule-again = It was stuck or slow, and now makes at least { $needed }/s: <b>recovered</b>.
batch-rule-no-growth = It has run for more than { $after } and has not one new record since the check before: <b>stuck</b>.
batch-rule-slow-twice = It has run for more than { $after } and made less than { $stall }/s in two checks in a row: <b>stuck</b>.
batch-rule-long = It has run for more than { $long } at less than { $low }/s on average: <b>stuck</b>.
batch-rule-long-usual = It has run for more than { $long }, twice as long as 19 of 20 runs: <b>stuck</b>.
batch-rule-slow-once = It made less than { $stall }/s since the check before: <b>slow</b>.
batch-rule-half-long = It has run for { $half } or more at less than { $low }/s on average: <b>slow</b>.
batch-rule-fine = Otherwise it is <b>normal</b>.
batch-rule-quiet = It recovered once: the rules about its duration are quiet until this run ends.

batch-chart-caption = Records and records a second at each check.
batch-chart-title = Records
batch-chart-rates = Records a second since the check before
batch-chart-limit = limit { $limit }/s
batch-chart-at = Checks: { $checks } · as of { $at }
batch-chart-unit = { $unit ->
    [thousand] in thousands
   *[million] in millions
}

batch-day-title = 🗓 <b>Batches of { $day }</b>
batch-day-none = No batch ran for this date.
batch-day-count = { $count ->
    [one] One run
   *[other] { $shown } runs
}
batch-day-run = <b>{ $run }</b> · { $outcome }
batch-day-figures = { $began } – { $ended } · { $took } · { $records } records
batch-day-errors = { $count ->
    [one] One error
   *[other] { $shown } errors
}
batch-day-chart = Batches of { $day }
batch-day-others = and { $shown } more

batch-limit = { $bound ->
    [stall_minutes] Never stuck for lack of progress before
    [stall_rps] Too slow between two checks below
    [low_rps] Too slow on average below
   *[long_minutes] Running too long after
}
batch-limit-value = { $bound ->
    [stall_minutes] { $figure } min
    [long_minutes] { $figure } min
   *[other] { $figure }/s
}
batch-limit-short = { $bound ->
    [stall_minutes] Stall
    [stall_rps] Rate
    [low_rps] Average
   *[long_minutes] Long
}
batch-limits-title = 🎚 <b>Limits of { $code }</b>
batch-limits-all = ▫️ { $limit }: <b>{ $value }</b> (as all batches)
batch-limits-own = 🔹 { $limit }: <b>{ $value }</b> (its own)
batch-limits-changed = ✏️ { $limit }: { $before } → <b>{ $after }</b>
batch-limits-hint = Change a limit by steps, or write it. While what is usual for this batch is known, twice that time stands in place of the last limit.
batch-limits-unsaved = Nothing is saved yet. See what people would have heard, then save.
batch-limits-ask =
    ✏️ <b>{ $code }</b> – { $limit }: now { $value }.
    Please send the new value as a number. /cancel ends this.
batch-limits-saved = ✅ Saved. The limits hold from the next check on.
batch-limits-same = There is nothing to save: the limits are as they were.
batch-limits-gone = These limits were left for too long. Please open them again from the page of the batch.
batch-limits-overtaken = Somebody else has changed these limits meanwhile. Please open them again and look at what holds now.
parameter-stall_minutes = the minutes
parameter-stall_rps = the rate
parameter-low_rps = the rate
parameter-long_minutes = the minutes
batch-tried-title = 🔮 <b>Would have alerted: { $code }</b>
batch-tried-since = Since { $since }, checks: { $checks }
batch-tried-nothing = No check of this batch is kept since { $since }: nothing can be compared.
batch-tried-counts =
    With the limits that hold now: <b>{ $now }</b>
    With the changed limits: <b>{ $then }</b>
batch-tried-more = ➕ <b>Runs that would be told of</b> ({ $shown })
batch-tried-fewer = ➖ <b>Runs that would not be told of any more</b> ({ $shown })
batch-tried-line = { $sign } { $run } · { $at }
batch-tried-others = { $count ->
    [one] and one more before
   *[other] and { $shown } more before
}
batch-tried-same = The same runs would be told of.
batch-tried-repeats = <i>Repeats are not counted.</i>

batch-gone = Nothing is known of this run any more. Please open /batches.

batches-button-refresh = 🔄 Refresh
batches-button-day = 🗓 Timeline
batches-button-figures = 📊 24 hours
batches-button-back = ⬅️ All batches
batches-button-open = 🏭 Open batch
batch-button-back = ⬅️ Back
batch-button-history = 📈 History
batch-button-rule = ⚖️ The rule
batch-button-mute = 🔕 Mute this run
batch-button-unmute = 🔔 Unmute
batch-button-limits = 🎚 Limits
batch-button-before = ◀️ { $day }
batch-button-after = { $day } ▶️
batch-button-picture = 🖼 Picture
batch-button-page = { $page }/{ $pages } ▶️
batch-button-page-before = ◀️ { $page }/{ $pages }
batch-button-type = ✏️ { $limit }
batch-button-reset = ↩️ As all batches
batch-button-try = 🔮 Would have alerted
batch-button-save = 💾 Save
