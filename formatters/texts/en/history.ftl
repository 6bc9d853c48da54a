billing-title =
    📊 <b>Monthly billing</b> · { $span }
    Customer: <code>{ $number }</code>
    { $rule }
recharges-title =
    💳 <b>Recharge history</b> · { $span }
    Customer: <code>{ $number }</code>
    { $rule }
part-unavailable = ⚠️ This part is unavailable right now. Please try again in a minute.
no-bills = No bill has been made for this customer yet.
no-recharges = No recharge is recorded for this customer.
no-recharges-in-span =
    No recharge in { $span }.
    The latest was on { $latest }; press All to see it.
billing-span-last = the latest month
billing-span-six = 6 months
billing-span-year = 1 year
billing-span-all = all months
recharge-span-last = the latest one
recharge-span-six = the last 6 months
recharge-span-year = the last year
recharge-span-all = all recharges
bill-of-month =
    📅 <b>{ $month }</b>
    • Consumption: { $energy }
    • Charges: { $charge }
    • Days: { $days }
billing-totals =
    Total consumption: <b>{ $energy }</b>
    Total charges: <b>{ $charges }</b>
recharge-entry =
    📅 <b>{ $day }</b> · { $channel }
    • Recharge: <b>{ $total }</b>
    • Energy{ "\u00a0" }{ $energy }, rebate{ "\u00a0" }{ $rebate }, VAT{ "\u00a0" }{ $vat }
recharge-totals =
    Recharges: <b>{ $count }</b>
    Total: <b>{ $total }</b>
adjustment = Adjustment
channelless = channel not recorded
chart-caption = 📈 <b>Usage chart</b> · customer <code>{ $number }</code>
statement-caption =
    📄 <b>Statement</b> · customer <code>{ $number }</code>
    Figures of { $read }.
