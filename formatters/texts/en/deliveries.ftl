# What became of each message.

deliveries-title = 📬 <b>What became of alerts</b>
    ✅ sent · ☑️ accepted (Teams shows it later) · ⏳ waiting · ❔ not known · ☠️ given up
deliveries-none = 📬 No alert has been told yet.
deliveries-none-such = 📬 None of these. All is well here.
deliveries-all = All
deliveries-dead = ☠️ Given up
deliveries-unknown = ❔ Not known
deliveries-waiting = ⏳ Waiting
deliveries-newer = ◀ Newer
deliveries-older = Older ▶
deliveries-back = ⬅️ All alerts
deliveries-to-nobody = Nobody was to be told.
delivery-back = ⬅️ All messages of this alert
delivery-again = 🔁 Send again
delivery-give-up = ☠️ Give up
delivery-sent-again = 🔁 It is sent once more.
delivery-given-up = ☠️ Given up. It can still be sent again.
delivery-moved-on = Nothing to decide: the message has moved on meanwhile.
delivery-gone = This message is not kept any more. Look again with /deliveries.
delivery-never = It has got no message yet.
delivery-last = Last message: { $at }
delivery-tries = { $count ->
    [0] Not tried yet.
    [one] Tried once.
   *[other] Tried { $shown } times.
}
delivery-state-waiting = waiting, due
delivery-state-claimed = about to leave
delivery-state-sending = leaving
delivery-state-sent = sent
delivery-state-accepted = accepted
delivery-state-unknown = not known whether it arrived
delivery-state-dead = given up
delivery-state-dropped = overtaken
delivery-kind-edit = change of a message,
delivery-kind-reply = answer,
delivery-news-raised = First news of the alert.
delivery-news-worse = The alert became worse.
delivery-news-repeated = Told once more.
delivery-news-escalated = Nobody had taken the alert.
delivery-news-changed = Newer figures.
delivery-news-acknowledged = Somebody took the alert.
delivery-news-resolved = The alert is over.
delivery-outcome-sent = sent
delivery-outcome-accepted = accepted
delivery-outcome-notsent = did not get there
delivery-outcome-unknown = may have got there or not
delivery-outcome-ratelimited = the other side asked for a pause
delivery-outcome-moved = the chat has another number now
delivery-outcome-deadtarget = cannot be reached
delivery-outcome-refused = refused by the other side
delivery-outcome-overtaken = there was nothing left to change
delivery-outcome-fatal = nothing can be sent this way
