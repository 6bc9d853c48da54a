customer-menu =
    ✅ <b>Customer found</b>

    👤 <b>{ $name }</b>
    🔢 Customer no.: <code>{ $number }</code>
    🔌 Meter no.: { $meter }
    🏢 NOCS: { $nocs }
    Status: { $status }

    { $notes }Choose what to see:
billing-missing = ⚠️ Billing is unavailable right now.
recharges-missing = ⚠️ Recharge history is unavailable right now.
customer-info =
    👤 <b>Customer information</b>
    { $rule }
    Name: <b>{ $name }</b>
    Customer no.: <code>{ $number }</code>
    Phone: { $phone }
    Address: { $address }
    { $rule }
    Meter no.: { $meter }
    Phase: { $phase }
    Sanctioned load: { $load }
    Tariff: { $tariff }
    NOCS: { $nocs }
    Status: { $status }
    Connected: { $connected }
    Last bill: { $billed }
billed-through = Billed through (CRP): <code>{ $number }</code>
customer-balance =
    💰 <b>Current balance</b>
    Customer: <code>{ $number }</code>
    { $rule }
    <b>{ $amount }</b>
    { $mark } <b>{ $standing }</b>
    { $meaning }
    { $rule }
    Read on { $read }
customer-choice = 🔀 <b>Meter { $number } is installed at { $count } customers.</b>
customer-choice-hint = Choose the customer:
nameless = name not recorded
nocsless = NOCS not recorded
refreshed = 🔄 Figures refreshed at { $time }.
