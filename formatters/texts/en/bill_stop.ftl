# /billstop: CPC customers who got no bill this month, by the CRP they are billed through.

bill-stop-title = 🛑 <b>Bill stop</b>
bill-stop-totals =
    🏢 CRPs: <b>{ $crps }</b>
    👥 CPCs: <b>{ $cpcs }</b>
    🛑 Bill stop: <b>{ $stopped }</b> ({ $stopped_share } %)
    ✅ Active billing: <b>{ $active }</b> ({ $active_share } %)
bill-stop-batch = 📅 Batch date { $day }. Bill stop means: no bill that ends after { $month }.
bill-stop-list = <b>CRPs with the most bill stops first</b>
bill-stop-which = { $first }–{ $last } of { $found }
bill-stop-crp-line = <code>{ $number }</code> · 🛑 { $stopped } of { $cpcs } ({ $share } %)
bill-stop-areas-only = 🔒 Which customers these are is open to those who see all areas.
bill-stop-crp =
    🏢 <b>CRP</b> <code>{ $number }</code>

    👥 CPCs: <b>{ $cpcs }</b>
    🛑 Bill stop: <b>{ $stopped }</b> ({ $stopped_share } %)
    ✅ Active billing: <b>{ $active }</b> ({ $active_share } %)
bill-stop-cpcs = <b>CPC customers, bill stops first</b>
bill-stop-cpc-line =
    { $mark } <code>{ $number }</code> { $name }
    { $billed }
    { $balance } · { $address }
bill-stop-last-bill = Last bill up to { $day }
bill-stop-never = Never billed
bill-stop-balance = { $mark } { $amount }
bill-stop-cpc =
    👤 <b>{ $name }</b>
    🔢 CPC <code>{ $number }</code>, billed through CRP <code>{ $crp }</code>
    📍 { $address }

    { $mark } <b>{ $status }</b>
    { $why }
    💰 Balance: { $balance }
bill-stop-status = { $status ->
    [stopped] Bill stop issue
    [active] Active billing
   *[none] Not a CPC
}
bill-stop-why-never = Never billed: there is no bill at all.
bill-stop-why-first = The last bill ends on { $day }. It belongs to the month before, so there is none for { $month }.
bill-stop-why-stopped = The last bill ends on { $day }. There is none for { $month }.
bill-stop-why-active = The last bill ends on { $day }: { $month } is billed.
bill-stop-no-cpc =
    ❌ <code>{ $number }</code> is neither a CPC nor a CRP here. The bill stop is only about customers who are billed through a CRP.
    Press 👤 to look the customer up.
bill-stop-no-cpc-text =
    ❌ “{ $number }” is neither a CPC nor a CRP here.
    Please check the number and search again.
bill-stop-crp-gone = ❌ This CRP is not on the list any more. Please choose another one.
bill-stop-ask =
    🔎 Which CRP or CPC do you look for? Send its number.

    /cancel goes back without a search.
bill-stop-history-title = 🗓 <b>Bill stop: batch dates</b>, newest first
bill-stop-history-none = Nothing was ever read from the billing system.
bill-stop-load =
    { $mark } <b>{ $day }</b> · { $state }
    { $when } · { $counts }
bill-stop-load-state = { $state ->
    [running] is being read
    [completed] completed
    [refused] refused: the figures look wrong
   *[failed] failed
}
bill-stop-load-took = { $at }, took { $took }
bill-stop-load-since = since { $at }
bill-stop-load-counts = CRPs: { $crps }, CPCs: { $cpcs }
bill-stop-load-no-counts = no figures
bill-stop-load-error = ▫️ { $error }
bill-stop-one-date = ℹ️ Dates can be compared as soon as two of them are kept.
bill-stop-first-date = 🗓 <b>What changed between two batch dates?</b> Choose the first one.
bill-stop-second-date = 🗓 <b>What changed between { $day } and which other date?</b> Choose it.
bill-stop-changes =
    🗓 <b>{ $older } → { $newer }</b>

    🛑 Bill stops: { $before } → <b>{ $after }</b>
    ➕ Newly stopped: <b>{ $stopped }</b>
    ➖ Cleared: <b>{ $cleared }</b> (billed again, or no CPC any more)
bill-stop-months-differ = ℹ️ { $before } and { $after } are two months: with each first day everybody waits for a bill anew.
bill-stop-no-changes = Nobody's billing changed.
bill-stop-changed =
    { $mark } <code>{ $number }</code> { $name }
    { $before } → { $after }
    CRP <code>{ $crp }</code>
bill-stop-files =
    ⬇️ <b>All rows as a file</b>

    CRPs: { $crps }, each with its counts.
    CPCs: { $cpcs }, each with name, address, last bill and balance.
bill-stop-files-crps =
    ⬇️ <b>All rows as a file</b>

    CRPs: { $crps }, each with its counts.
bill-stop-exporting = ⏳ Preparing the file…
bill-stop-exported = ⬇️ { $name }: { $count ->
    [one] { $shown } row.
   *[other] { $shown } rows.
}
bill-stop-button-crp = 🏢 { $number } · { $stopped }
bill-stop-button-its-crp = 🏢 CRP { $number }
bill-stop-button-its-cpcs = 👥 Its CPCs
bill-stop-button-customer = 👤 { $number }
bill-stop-button-search = 🔎 Search
bill-stop-button-history = 🗓 Batch dates
bill-stop-button-files = ⬇️ Files
bill-stop-button-file = ⬇️ { $what ->
    [CRPS] CRPs
   *[CPCS] CPCs
} · { $form }
bill-stop-button-compare = 🔀 Compare two
bill-stop-button-other-dates = 🔀 Other dates
bill-stop-button-all = ⬅️ All CRPs
bill-stop-button-earlier = ◀️ { $page } / { $pages }
bill-stop-button-later = { $page } / { $pages } ▶️
bill-stop-button-back = ◀️ Back
bill-stop-button-more = More ▶️
