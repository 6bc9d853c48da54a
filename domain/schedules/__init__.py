"""When something is due: rules of days and times, cron, what was missed."""
