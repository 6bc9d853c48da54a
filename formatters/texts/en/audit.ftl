# /audit: who did what, and which questions the billing system was asked.

audit-title = 🧾 <b>Audit</b>
audit-queries-title = 🧾 <b>Questions to the billing system</b>
audit-chosen = { $period } · { $topic }
audit-chosen-about = { $period } · { $topic } · about { $about }
audit-nothing = Nothing is recorded for this choice.
audit-private = 🔒 /audit works in the private chat with me. Please open it there.
audit-exporting = ⏳ Preparing the file…
audit-exported = { $count ->
    [one] ⬇️ { $shown } entry.
   *[other] ⬇️ { $shown } entries.
}
audit-cut =
    ⬇️ The newest { $shown } entries; there are more.
    Choose a shorter period to get the rest.
audit-ask =
    🔎 Whose entries do you want to see? Send a name, a @username, a Telegram id or a customer number.

    /cancel goes back without a choice.
audit-which = 🔎 <b>{ $text }</b> may mean more than one. Whom do you mean?
audit-nobody =
    ❌ Nobody called <b>{ $text }</b> is known here, and it is no customer number.
    Please check it and press the button again.

audit-topic = { $topic ->
    [access] access
    [customers] customers
    [accounts] own accounts
    [groups] groups
    [queries] questions
   *[all] everything
}
audit-period = { $period ->
    [today] today
    [week] the last 7 days
    [month] the last 30 days
   *[all] all time
}
audit-person = { $name } (<code>{ $id }</code>)
audit-nameless = <code>{ $id }</code>
audit-customer = a customer (code <code>{ $code }</code>)
audit-group-chat = group { $name }

audit-entry =
    <b>{ $act }</b> · no. { $number }
    🕐 { $at } · { $chat }
    👤 { $actor }, { $role }
audit-whom = ➡️ { $whom }
audit-details = ▫️ { $details }
audit-by-service = the service itself
audit-chat = { $chat ->
    [private] private chat
    [service] without a chat
   *[group] a group
}
audit-act = { $act ->
    [access-requested] Asked for access
    [access-granted] Access granted
    [access-denied] Access denied
    [access-own_account] Own account only
    [access-expired] Request expired
    [access-overtaken] Request no longer needed
    [access-changed] Access changed
    [access-suspended] Access suspended
    [access-resumed] Access resumed
    [access-removed] Access removed
    [token-made] Access token created
    [token-revoked] Access token revoked
    [account-linked] Account linked
    [account-unlinked] Account unlinked
    [account-ended] Link of an account ended
    [group-approved] Group approved
    [group-withdrawn] Approval of a group withdrawn
    [group-moved] Group moved to a new id
    [job-run] Job asked to run
    [job-cancel] Run asked to end
    [job-limit] Limit of a job changed
    [job-limits-reset] Limits of a job as usual again
    [job-pause] Job paused
    [job-resume] Job resumed
    [job-approve] Run approved
    [job-refuse] Run refused
    [cache-publish] Refused data published all the same
    [cache-keep] Refused data dropped
    [api-read] Read by a program
    [api-asked] Asked for by a program
    [customer-viewed] Customer viewed
    [customer-offered] Customer offered as a choice
    [payoff-view] Customers of an area viewed
    [payoff-export] Customers of an area exported
    [billstop-view] Bill stop of customers viewed
    [billstop-export] Bill stop exported
    [audit-viewed] Audit opened
    [audit-exported] Audit exported
    [alert-acknowledge] Alert taken in hand
    [alert-silence] Alerts silenced
    [alert-unsilence] Silence ended
    [alert-maintenance] Work planned
    [batch-limits] Limits of a batch changed
    [alert-test] Test alert sent
    [log-exported] Logs of jobs exported
    [target-added] Place for alerts added
    [target-removed] Place for alerts removed
    [target-live] Alerts of a place switched on again
    [target-paused] Alerts of a place paused
    [subscription-saved] Subscription to alerts saved
    [subscription-ended] Subscription to alerts ended
    [delivery-again] Message of an alert sent once more
    [delivery-given-up] Message of an alert given up
   *[other] { $code }
}
audit-role = { $role ->
    [none] no role
    [unknown] without access
    [customer] customer
    [staff] staff
    [operator] operator
    [admin] administrator
    [service] automatically
   *[other] { $code }
}
audit-page = { $page ->
    [menu] menu
    [info] customer info
    [balance] balance
    [billing] monthly billing
    [recharges] recharges
    [chart] usage chart
    [statement] statement
    [search] search
   *[other] { $code }
}
audit-detail = { $detail ->
    [role] role: { $value }
    [areas] areas: { $value }
    [by] by: { $value }
    [page] page: { $value }
    [request] request: { $value }
    [before] before: { $value }
    [rows] entries: { $value }
    [side] shown: { $value }
    [sought] searched: { $value }
    [form] as: { $value }
    [topic] choice: { $value }
    [period] period: { $value }
    [about] about: { $value }
    [suspended] suspended: { $value }
    [title] title: { $value }
    [person] person: { $value }
    [approved] approved: { $value }
    [name] name: { $value }
    [reason] reason: { $value }
    [what] report: { $value }
    [job] job: { $value }
   *[other] { $name }: { $value }
}
audit-side = { $side ->
    [credit] with credit
    [due] with due
   *[all] everybody
}
audit-value = { $value ->
    [yes] yes
    [no] no
   *[none] none
}
audit-all-areas = all

audit-query =
    <b>{ $query }</b> { $parameters }
    🕐 { $at } · 👤 { $person }
    ▫️ { $how }
audit-ms = { $ms } ms
audit-rows = { $count ->
    [one] { $shown } row
   *[other] { $shown } rows
}
audit-no-rows = no rows read
audit-source = { $source ->
    [live] live
   *[cache] from the session
}
audit-outcome = { $outcome ->
    [ok] ✅ answered
    [nothing] ⚪ nothing found
    [slow] ⏳ too slow
    [busy] ⏳ busy
    [down] 🔌 not reachable
    [refused] 🔌 login refused
    [drift] ⚠️ table or column missing
    [fault] ⚠️ error
    [stopped] ✋ stopped
   *[other] { $code }
}

audit-button-audit = 🧾 Audit
audit-button-queries = 🗄 Questions
audit-button-all = Everything
audit-button-access = 🔑 Access
audit-button-customers = 👤 Customers
audit-button-accounts = 📱 Own accounts
audit-button-groups = 👥 Groups
audit-button-today = Today
audit-button-week = 7 days
audit-button-month = 30 days
audit-button-ever = All time
audit-button-about = 🔎 Person or customer
audit-button-anybody = ✖️ Anybody
audit-button-newer = ◀️ Newer
audit-button-older = Older ▶️
audit-button-export = ⬇️ Export CSV
audit-button-back = ⬅️ Back to the audit
audit-button-person = 👤 { $name } ({ $id })
audit-button-customer = 🔢 Customer { $number }

audit-csv-audit = Number,Time,Person id,Person,Role,Chat id,Chat,Act,What,Subject,About,Details
audit-csv-queries = Number,Time,Person id,Person,Query,Parameters,Milliseconds,Rows,Source,Outcome
