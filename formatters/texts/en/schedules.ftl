# When a job is due.

weekdays = Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday
schedule-once = once, { $at }
schedule-interval = every { $every }
schedule-hourly = { $count ->
    [0] every hour on the hour
   *[other] every hour, { $minute } minutes past
}
schedule-daily = every day at { $at }
schedule-weekly = every { $days } at { $at }
schedule-monthly = every month on { $day } at { $at }
schedule-yearly = on { $day } of { $months } at { $at }
schedule-day = day { $day }
schedule-edge-day = { $edge ->
    [LAST_DAY] the last day
    [FIRST_BUSINESS_DAY] the first business day
   *[LAST_BUSINESS_DAY] the last business day
}
schedule-cron = by the expression <code>{ $cron }</code>
