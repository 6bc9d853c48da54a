# What is said under figures from a cache.

cache-age = 🕐 Data of { $at }, { $age } ago.
cache-stale = ⚠️ Data of { $at }, { $age } ago: older than it should be.
cache-failed = ⚠️ The last refresh, #{ $run }, failed. The figures of before stay until one succeeds.
cache-refused = ⚠️ The last refresh, #{ $run }, brought figures that look wrong. They are not shown; the ones of before stay.
cache-refreshing = ⏳ The figures are being refreshed: #{ $run }.
cache-asked = 🔄 A refresh was asked for; it runs as #{ $run }.
cache-never = ⚪ <b>There are no figures yet.</b> They have never been read from the billing system.
cache-never-operator = Press 🔄 Refresh and open this page again when the run has ended.
cache-never-staff = Please ask an operator to refresh them.
cache-never-running = The first ones are being read: #{ $run }. Please open this page again in some minutes.
cache-button-refresh = 🔄 Refresh
cache-button-run = ▶️ Run #{ $run }
