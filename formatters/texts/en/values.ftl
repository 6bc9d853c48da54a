not-recorded = not recorded
name-not-recorded = Name not recorded
address-not-recorded = Address not recorded
unknown = unknown
kwh = { $quantity } kWh
kilowatts = { $quantity } kW
seconds = { $count ->
    [one] { $shown } second
   *[other] { $shown } seconds
}
day = { $day } { $month } { $year }
month = { $month } { $year }
moment = { $day }, { $clock }
clock = { $time } { $part ->
    [noon] PM
    [afternoon] PM
    [evening] PM
    [night] PM
   *[other] AM
}
months = January,February,March,April,May,June,July,August,September,October,November,December
short-months = Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec
status-pending-start = Pending start
status-active = Active
status-pending-stop = Pending stop
status-stopped = Stopped
status-reactivated = Reactivated
status-closed = Closed
status-cancelled = Cancelled
status-unknown = Unknown
standing-credit = Credit
standing-due = Due
standing-settled = Settled
standing-unknown = Unknown
meaning-credit = Paid ahead: this much is left to use.
meaning-due = Owed: this much is to be paid.
meaning-settled = Nothing owed, nothing paid ahead.
meaning-unknown = The billing system has no figure for this account.
money-lakh = { $figure } lakh
money-crore = { $figure } crore
money-lakh-crore = { $figure } lakh crore
