# Files that people open in a spreadsheet: names of columns, and the sheet about the file.

export-facts = About this file
export-what = Report
export-by = Asked for by
export-at = Asked for on
export-chosen = Filter
export-everything = none: everything
export-as-of = Data as of
export-rows = Rows in this file
export-part = Part
export-total = Total

export-nocs-balances = NOCS balances
export-payoff = Customers by payoff balance
export-bill-stop-crps = Bill stop by CRP
export-bill-stop-cpcs = Bill stop, all customers

export-nocs-code = NOCS code
export-nocs-name = NOCS
export-customers = Customers
export-credit-customers = Customers with credit
export-credit = Credit (৳)
export-due-customers = Customers with due
export-due = Due (৳)
export-net = Net (৳)
export-customer-no = Customer no.
export-name = Name
export-address = Address
export-phone = Phone
export-meter = Meter no.
export-status = Status
export-balance = Balance (৳)
export-crp = CRP
export-cpc = Customer no. (CPC)
export-cpcs = Customers (CPC)
export-stopped = Not billed
export-active = Billed
export-stopped-share = Not billed, %
export-last-bill = Last bill
export-billing-status = Billing
export-billing-stopped = Bill stop issue
export-billing-active = Active billing

export-failed =
    ⚠️ The file could not be prepared.
    Please try again in some minutes; a smaller choice is ready sooner.
