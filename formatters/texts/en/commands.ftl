# The command menu in Telegram: 1–256 characters each.

command-start = Begin
command-account = My account
command-people = Who may use the desk, and as what
command-audit = Who did what
command-group = Use the desk in a group
command-nocs = Balances of the NOCS areas
command-billstop = CPC customers without a bill this month
command-status = How everything stands
command-logs = What jobs wrote while they ran
command-alerts = What is the matter now, and silences
command-schedule = What is due in the next 24 hours
command-cancel = Stop a search, forget the customer
command-language = Language – ভাষা
command-help = How to use this desk
command-jobs = Jobs: run, follow, pause
command-job = One job: what it does, its runs
command-subscribe = What this chat is told
command-subscriptions = Who is told of what
command-deliveries = What became of alerts
