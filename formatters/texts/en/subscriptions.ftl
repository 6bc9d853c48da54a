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
subscribe-paused = ⏸ An administrator has paused this chat: it is told nothing until one resumes it (/subscriptions).
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
target-why-ended = taken off the list
target-why-blocked = the bot is blocked there
target-why-removed = the bot was put out of the group
target-why-deactivated = the account does not exist any more
target-why-never-started = the person has never written to the bot
target-why-topic-closed = the topic is closed
target-why-topic-deleted = the topic is deleted
target-why-chat-not-found = there is no such chat
target-why-may-not-write = the bot may not write there
target-why-no-mailbox = there is no such mailbox
target-why-no-address = the address cannot be used
target-wants-nothing = It is told nothing.

preview-nobody = Nobody would be told.
preview-at-once = at once
preview-later = { $why ->
    [digest] { $at }, in the daily summary
    [quiet] { $at }, after its quiet hours
   *[other] { $at }, together with others
}

preview-ask = 🔎 <b>Who would be told?</b> About what?
preview-title = 🔎 <b>{ $topic }</b>, { $severity }
preview-other = 🔎 Something else
preview-silenced = 🔕 Held back now by a silence ({ $of }) until { $at }.
preview-all = everything

targets-title = 📣 <b>Who is told</b>
    Choose one to see what it wants. A chat or group is added by sending /subscribe there.
targets-none = 📣 Nobody is told anything yet. Send /subscribe in a chat or group.
targets-back = ⬅️ All
targets-add-teams = ➕ Teams channel
targets-add-email = ➕ E-mail address
targets-preview = 🔎 Who would get this?
targets-ask-name = ➕ What is the Teams channel called? Send its name.
targets-ask-webhook = Send the webhook of { $name }: the address that Power Automate shows for “When a Teams webhook request is received”. It is a secret; your message is deleted at once.
targets-ask-mail = ➕ Send the e-mail address.
targets-added = ✅ { $title } is added, and hears of everything important. Send it a test alert.
targets-added-mail = ✅ { $title } is added, and hears of everything important. A test alert is on its way.
targets-name-taken = A Teams channel of this name is there already. Send another name.
targets-bad-name = That cannot be a name. Send up to 64 characters.
targets-bad-mail = That is no e-mail address. Send one like <code>duty@example.com</code>.
targets-gone = It is gone, or somebody has changed it meanwhile. Look again with /subscriptions.
target-test = 🧪 Send a test alert
target-tested = 🧪 A test alert is on its way to { $title }. What became of it: /deliveries
target-pause = ⏸ Pause
target-resume = ▶️ Resume
target-paused = ⏸ Paused.
target-resumed = ▶️ It gets messages again.
target-remove = 🗑 Remove
target-ask-remove = 🗑 Remove { $title }? It is told nothing any more.
target-sure = 🗑 Yes, remove
target-keep = ⬅️ No
target-removed = 🗑 Removed.
