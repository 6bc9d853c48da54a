# কোন কাজ কখন চলে।

weekdays = সোমবার,মঙ্গলবার,বুধবার,বৃহস্পতিবার,শুক্রবার,শনিবার,রবিবার
schedule-once = একবার, { $at }
schedule-interval = { $every } পরপর
schedule-hourly = { $count ->
    [0] প্রতি ঘণ্টার শুরুতে
   *[other] প্রতি ঘণ্টার { $minute } মিনিটে
}
schedule-daily = প্রতিদিন { $at }
schedule-weekly = প্রতি { $days } { $at }
schedule-monthly = প্রতি মাসের { $day } { $at }
schedule-yearly = { $months } মাসের { $day } { $at }
schedule-day = { $day } তারিখে
schedule-edge-day = { $edge ->
    [LAST_DAY] শেষ দিনে
    [FIRST_BUSINESS_DAY] প্রথম কর্মদিবসে
   *[LAST_BUSINESS_DAY] শেষ কর্মদিবসে
}
schedule-cron = <code>{ $cron }</code> অনুযায়ী
