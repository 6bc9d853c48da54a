# /alerts and the buttons below alerts.

alerts-title = 🚨 <b>Alerts</b>
alerts-none = ✅ Nothing is the matter now.
alerts-count = { $count ->
    [one] One is open.
   *[other] { $shown } are open, the worst first.
}
alerts-line = since { $at } ({ $lasted }) · { $standing }
alerts-free = ⏳ nobody has it in hand
alerts-taken = 👀 { $name } has it in hand
alerts-private = 🔒 /alerts works in the private chat with me. Please open it there.
alerts-button-refresh = 🔄 Refresh
alerts-button-silences = 🔕 Silences
alerts-button-all = ⬅️ All alerts
alert-gone = This alert is not kept any more. /alerts shows what is the matter now.

alert-button-take = ✅ Acknowledge
alert-button-silence = 🔕 Silence ▾
alert-button-details = 📋 Details
alert-button-back = ⬅️ Back
alert-length = { $length ->
    [hour] 1 hour
    [four_hours] 4 hours
    [morning] until 8:00 in the morning
   *[run] as long as this run lasts
}
alert-button-length = { $length ->
    [hour] 1 h
    [four_hours] 4 h
    [morning] Until 08:00
   *[run] This run
}
alert-button-reason = { $reason ->
    [known] Known, being worked on
    [planned] Planned work
    [wrong] False alarm
   *[none] No reason
}
alert-reason = { $reason ->
    [known] Known, being worked on
    [planned] Planned work
   *[wrong] False alarm
}
alert-silence-ask = 🔕 For how long shall nobody be told of it? What is shown here goes on being kept up to date.
alert-silence-why = 🔕 { $length }. Why?
alert-silenced = 🔕 { $of }: nobody is told until { $until }. /alerts ends a silence early.
alert-silenced-run = 🔕 { $of }: nobody is told as long as this run lasts. /alerts ends a silence early.
alert-taken-before = 👀 { $name } has it in hand already, since { $at }.
alert-over-before = ✅ It is over already, since { $at }.

alert-details-title = <b>What happened</b>
alert-details-raised = First seen { $at }
alert-details-times = { $count ->
    [one] Seen { $shown } time
   *[other] Seen { $shown } times
}
alert-entry = ▫️ { $at }: { $what }{ $by }{ $note }
alert-did-raised = told
alert-did-worse = became worse, told again
alert-did-repeated = told once more
alert-did-escalated = nobody took it, told higher up
alert-did-changed = changed
alert-did-acknowledged = taken in hand
alert-did-resolved = over
alert-did-silenced = silenced, nobody told
alert-did-maintenance = planned work, nobody told
alert-did-inhibited = follows from something larger, nobody told
alert-did-flapping = comes and goes, nobody told
alert-did-by = {" "}by { $name }
alert-did-told = { $count ->
    [one] {" "}in one place
   *[other] {" "}in { $shown } places
}

silences-title = 🔕 <b>Silences and planned work</b>
silences-none = Nothing is silenced.
silences-everything = everything
silences-line = { $kind ->
    [planned] 🗓 <b>{ $of }</b> · planned
    [work] 🛠 <b>{ $of }</b> · planned work, now
   *[silence] 🔕 <b>{ $of }</b>
}
silences-times = { $start } – { $end } · by { $name }
silences-button-end = ✖️ End: { $of }
silences-button-plan = 🗓 Plan work
silences-ended = This silence has ended. People are told again.
silences-ended-before = This silence had ended before.
window-ask =
    🗓 <b>Plan work</b>
    During planned work nobody is told. Please send what it concerns, the day, the times and, if you like, the reason:

    <code>BMHHS tomorrow 02:00-06:00 new tables</code>
    <code>batch.* 2026-12-31 22:00-04:00</code>
    <code>all today 18:00-18:30 restart</code>

    The first word is a batch, job or cache, a kind of alerts, or <code>all</code>. /cancel ends this.
window-planned = 🗓 Planned: { $of }, { $start } – { $end }.
window-wrong = { $flaw ->
    [what] ❌ There is no kind of alerts with this name. Please use a batch, a job, <code>batch.*</code> or <code>all</code>.
    [day] ❌ This day cannot be read. Please write <code>today</code>, <code>tomorrow</code> or <code>2026-12-31</code>.
    [time] ❌ These times cannot be read. Please write them like <code>02:00-06:00</code>.
    [past] ❌ This time is over already. Please send a later one.
   *[form] ❌ This cannot be read. Please write it like <code>BMHHS tomorrow 02:00-06:00 new tables</code>.
}
