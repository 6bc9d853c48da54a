# Alerts as people read them, in Telegram, in Teams and by mail: plain text without tags.

alert-title = { $sign } { $topic }: { $subject }
alert-title-only = { $sign } { $topic }
alert-over = Over: { $topic }
alert-foot = { $severity } · since { $at } · alert { $number }
alert-severity = { $severity ->
    [critical] Critical
    [warning] Warning
   *[info] For information
}

alert-state-acknowledged = 👀 { $name } has it in hand, since { $at }.
alert-state-resolved = ✅ Over after { $lasted }, at { $at }.
alert-state-resolved-by = ✅ Over after { $lasted }, at { $at }. { $name } had it in hand.
alert-state-firing = ⏳ Nobody has it in hand yet.
alert-state-flaps = { $count ->
    [one] 🔁 It was over and came back once.
   *[other] 🔁 It was over and came back { $shown } times.
}
alert-state-held = { $held ->
    [silenced] 🔕 Silenced: nobody is told of it for now.
    [maintenance] 🛠 Planned work: nobody is told of it for now.
    [inhibited] 🔗 Nobody is told of it: it follows from something larger that was told.
   *[flapping] 🔁 It comes and goes. Nobody is told again until it has stayed for a while.
}
alert-news-worse = ⬆️ It became worse.
alert-news-repeated = 🔔 Once more: it has lasted { $lasted } and nobody has it in hand.
alert-news-escalated = 📣 Nobody has taken it in hand for { $lasted }.
alert-may-be-repeat = ♻️ This message may have reached you before.

alert-topic-batch-stuck = Batch stuck
alert-topic-batch-warning = Batch slow
alert-topic-batch-recovered = Batch recovered
alert-topic-batch-failed = Batch failed
alert-topic-batch-blind = Batches cannot be seen
alert-topic-job-failed = Job failed
alert-topic-job-failing = Job fails often
alert-topic-job-slow = Job took too long
alert-topic-job-late = Job late
alert-topic-job-bad-schedule = Schedule cannot be used
alert-topic-job-log-errors = Errors in the log of a job
alert-topic-job-approval = Approval waits
alert-topic-cache-stale = Figures out of date
alert-topic-cache-refused = New figures refused
alert-topic-source-down = Source unreachable
alert-topic-access-request = Request for access
alert-topic-access-enumeration = Unusual look-ups
alert-topic-resource-disk = Disk nearly full
alert-topic-resource-cpu = Processor overloaded
alert-topic-resource-memory = Memory nearly full
alert-topic-resource-connections = Database connections nearly used up
alert-topic-resource-statement = Database statement runs too long
alert-topic-desk-queue = Messages wait too long
alert-topic-desk-lag = The desk reacts slowly
alert-topic-desk-undelivered = Message not delivered
alert-topic-desk-dead-target = Recipient unreachable
alert-topic-report-nocs_balance = NOCS balances
alert-topic-report-batch_monitoring = Batch monitoring report
alert-topic-test-alert = Test alert

batch-minutes = { $figure } min
batch-growth = { $growth } records in { $since } = { $rate }/s
batch-growth-unknown = { $average }/s on average
batch-why-times = { $count ->
    [0] not yet as fast as it should be again
    [1] for the first time
    [2] second time running
    [3] third time running
   *[other] { $shown } times running
}
batch-why-slow = { $growth }, limit { $limit }/s, { $which }.
batch-why-no-growth = Not one new record in { $since }; it has run for { $lasted }.
batch-why-long = It has run for { $lasted } at { $average }/s on average; after { $after } it should be at least { $limit }/s.
batch-why-beyond-usual = It has run for { $lasted }: more than twice as long as it usually takes (limit { $limit }).
batch-why-moves-again = It gets on again: { $growth }.
batch-why-fine = It gets on as it should.

batch-now = Now
batch-compared = Compared with the check before
batch-run = Run
batch-started = Started
batch-lasted = Running for
batch-ended = Ended
batch-took = Took
batch-records = Records
batch-average = Average rate
batch-rate = { $mark } { $rate }/s
batch-rate-plain = { $rate }/s
batch-records-before = Records before
batch-records-now = Records now
batch-growth-label = Growth
batch-average-before = Average before
batch-average-now = Average now
batch-trend = Trend
batch-trend-value = { $trend ->
    [rising] 📈 rising
    [declining] 📉 declining
   *[steady] ➡️ steady
}
batch-errors = Errors
batch-failed-says = It ended in error. Please look at its log in the billing system, then start it again.
batch-ended-title = { $outcome ->
    [ended] Batch ended
    [failed] Batch ended in error
    [rerun] Batch started again
   *[unknown] Batch runs no more
}
batch-ended-says = { $outcome ->
    [ended] It has ended well.
    [failed] It ended in error.
    [rerun] It was started again: a rerun has taken its place.
   *[unknown] It is not known how it ended. Please look at it in the billing system.
}
batch-blind-says = { $count ->
    [one] The billing system could not be asked which batches run. They may be well or stuck: nobody can see it.
   *[other] The billing system could not be asked which batches run, { $shown } checks in a row. They may be well or stuck: nobody can see it.
}
batch-blind-do = Please check the connection to the billing system, and look at the batches there until it is back.
batch-blind-why = { $why ->
    [SourceDown] It does not answer.
    [SourceSlow] It answers too slowly.
    [SourceBusy] All connections are in use.
   *[other] It could not answer the question.
}

report-batches-at = As of { $at }
report-batches-pending = Pending IMD
report-batches-running = Running batches
report-batches-none = No batch is running.
report-batches-blind = ⚠️ It is not known which batches are running: the billing system could not be asked.
report-batches-line = { $sign } { $run } · { $mark } { $rate }/s · since { $at } · for { $lasted } · { $records } records
report-batches-day = The last 24 hours
report-batches-code = Batch
report-batches-average = Average / peak per second
report-batches-most = Most records
report-batches-both = { $average } / { $peak }
report-nocs-says = What the prepaid customers of all areas have paid ahead, and what they owe.
report-nocs-credit = 🟢 Credit
report-nocs-due = 🔴 Due
report-nocs-net = ⚖️ Net
report-nocs-customers = 👥 Customers
report-nocs-areas = Areas
report-nocs-area = Area
report-nocs-amount = { $exact } ({ $short })
report-nocs-largest = Largest dues
report-nocs-every = All areas by net
report-nocs-both = Credit / due
report-nocs-pair = { $credit } / { $due }
report-of = Data of { $at }
report-stale = ⚠️ These figures are older than they should be.

bundle-title = { $count ->
    [one] 🔔 One alert
   *[other] 🔔 { $shown } alerts
}
bundle-more = { $count ->
    [one] … and one more: /alerts
   *[other] … and { $shown } more: /alerts
}
