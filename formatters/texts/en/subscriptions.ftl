# What chats, channels and addresses are told, and when.

topics-everything = Everything important
topics-family-batch = Batches
topics-family-job = Jobs
topics-family-cache = Figures
topics-family-source = Sources
topics-family-access = Access
topics-family-resource = Machine
topics-family-desk = The desk itself
topics-family-report = Reports

subscribe-ask-kind = 🔔 <b>What should this chat be told?</b>
subscribe-usual-batches = 🏭 Batches
subscribe-usual-important = ❗ Everything important
subscribe-usual-reports = 📊 Reports
subscribe-usual-own = ☑️ Choose myself
subscribe-ask-least = 🔔 <b>How serious must it be?</b>
subscribe-least-critical = 🚨 Only what is critical
subscribe-least-warning = ⚠️ Warnings too
subscribe-least-info = ℹ️ Everything
subscribe-ask-topics = ☑️ <b>Which topics?</b>
    ▸ opens the single topics of a line.
subscribe-all-families = ⬅️ All topics
subscribe-ask-quiet = 🌙 <b>Quiet hours</b>
    What is not critical waits until they end.
subscribe-hours-none = No quiet hours
subscribe-hours-evening = 20:00–07:00
subscribe-hours-night = 22:00–07:00
subscribe-hours-typed = ✏️ Other hours
subscribe-ask-hours = Send the hours, from and until, for example <code>21:30-6:30</code>.
subscribe-no-hours = These hours were not understood. Send them like <code>21:30-6:30</code>.
subscribe-summary = 🔔 <b>This chat will be told</b>
subscribe-save = ✅ Subscribe
subscribe-done = ⬅️ Done
subscribe-topics = ☑️ Topics
subscribe-least = ⚠️ Severity
subscribe-quiet = 🌙 Quiet hours
subscribe-to-digest = 🗞 Once a day
subscribe-to-once = ⚡ At once
subscribe-to-on-call = 📟 On call
subscribe-not-on-call = 📟 Not on call
subscribe-language-en = 🌐 বাংলা
subscribe-language-bn = 🌐 English
subscribe-saved = ✅ Saved.
subscribe-ended = 🔕 Ended. This chat is not told that any more.
subscribe-title = 🔔 <b>This chat is told</b>
subscribe-none = This chat is told nothing yet.
subscribe-change = ✏️ Change { $number }
subscribe-end = 🔕 End { $number }
subscribe-another = ➕ Subscribe to more
subscribe-gone = What you had chosen is forgotten. Begin again with /subscribe.
subscribe-overtaken = Somebody has changed this meanwhile. Look again with /subscribe.

subscription-topics = { $topics }
subscription-least = { $severity } and worse
subscription-at-once = at once
subscription-digest = once a day at 08:00; what is critical at once
subscription-no-quiet = at any hour
subscription-quiet = quiet from { $start } to { $end }, except for what is critical
subscription-on-call = on call: told when nobody takes a critical alert

target-state-live = ✅ Gets messages
target-state-paused = ⏸ Paused
target-state-unreachable = ⚠️ Cannot be reached
target-why-removed = removed
target-wants-nothing = It is told nothing.

preview-nobody = Nobody would be told.
preview-at-once = at once
preview-later = { $why ->
    [digest] { $at }, in the daily summary
    [quiet] { $at }, after its quiet hours
   *[other] { $at }, together with others
}
