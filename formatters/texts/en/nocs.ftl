# /nocs: what the customers of each area have paid ahead, and what they owe.

nocs-title = 🏢 <b>NOCS balances</b>
nocs-figures =
    🟢 Credit: <b>{ $credit }</b>
    { $credits }
    🔴 Due: <b>{ $due }</b>
    { $dues }
    ⚖️ Net: <b>{ $net }</b>
    👥 { $customers }{ $areas }
nocs-large = { $exact } ({ $short })
nocs-customers = { $count ->
    [one] { $shown } customer
   *[other] { $shown } customers
}
nocs-areas = { $count ->
    [one] {" "}in { $shown } area
   *[other] {" "}in { $shown } areas
}
nocs-by-name = <b>Areas by name</b>: net, then credit and due
nocs-by-net = <b>Areas by net</b>, the largest due first: net, then credit and due
nocs-area =
    <b>{ $name }</b> · 👥 { $customers } · ⚖️ { $net }
    🟢 { $credit } · 🔴 { $due }
nocs-area-title = 🏢 <b>{ $name }</b>
nocs-no-list = ⚪ The list of this area's customers was never read from the billing system.
nocs-differs = ℹ️ The page of all areas says { $net }: it was read at another time ({ $at }).
nocs-side = { $side ->
    [credit] Customers with credit, the largest first
    [due] Customers with due, the largest first
   *[all] Customers by number
}
nocs-list = <b>{ $side }</b>
nocs-list-sought = <b>{ $side }</b> · with “{ $text }”
nocs-which = { $first }–{ $last } of { $found }
nocs-nobody = No customer of this area fits this choice.
nocs-customer =
    <code>{ $number }</code> { $name }
    { $mark } { $amount } · { $address }
nocs-ask =
    🔎 Whom do you look for in { $area }? Send a customer number, or a part of the name or address.

    /cancel goes back without a search.
nocs-exporting = ⏳ Preparing the file…
nocs-exported = { $count ->
    [one] ⬇️ { $name }: { $shown } row.
   *[other] ⬇️ { $name }: { $shown } rows.
}
nocs-chart-title = NOCS balances
nocs-chart-credit = Credit
nocs-chart-due = Due
nocs-chart-net = Net
nocs-chart-age = Data of { $at }
nocs-chart-others = { $count ->
    [one] { $shown } other area
   *[other] { $shown } other areas
}
nocs-button-picture = 📊 As a picture
nocs-button-by-name = 🔤 By name
nocs-button-by-net = ⚖️ By net
nocs-button-file = ⬇️ { $form }
nocs-button-areas = ⬅️ All areas
nocs-button-back = ⬅️ Back
nocs-button-all = All
nocs-button-credit = 🟢 Credit
nocs-button-due = 🔴 Due
nocs-button-search = 🔎 Search
nocs-button-everybody = ✖️ Everybody
nocs-button-customer = 👤 { $number }
nocs-button-earlier = ◀️ { $page } / { $pages }
nocs-button-later = { $page } / { $pages } ▶️
nocs-button-area = { $mark } { $name }
