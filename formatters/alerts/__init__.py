"""One wording of alerts, and the form that Telegram, Teams and mail give it."""
