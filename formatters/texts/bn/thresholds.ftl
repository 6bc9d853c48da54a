# কাজের সীমা: এর বেশি হলে জানানো হয়।

limits-title = 📏 <b>{ $job }</b> · সীমা
limits-usual = ▫️ { $name }: { $value }
limits-changed = ✏️ { $name }: <b>{ $value }</b> (সাধারণত { $usual })
limits-ended = ⏱ এখানে যা-ই থাকুক, { $limit } পর রান থামিয়ে দেওয়া হয়।
limits-hint = সীমা পার হলে যাঁরা কাজের সতর্কবার্তা নেন তাঁদের জানানো হয়। এই কাজের কোনো সীমা বদলাতে সেটি চাপুন; প্রতিটি বদল /audit-এ থাকে।
limits-read = সীমা পার হলে যাঁরা কাজের সতর্কবার্তা নেন তাঁদের জানানো হয়। প্রশাসকেরা সীমা বদলাতে পারেন।
limits-button-back = ⬅️ সীমা
limits-button-reset = ↩️ সব আগের মতো
job-button-limits = 📏 সীমা

parameter-max_runtime_min = সবচেয়ে লম্বা রান, মিনিটে
parameter-warn_runtime_pct = সবচেয়ে লম্বা রানের কত শতাংশে লগে সতর্কতা, %
parameter-error_rate_pct = ৩০ দিনে ব্যর্থ রান, %
parameter-schedule_tolerance_min = দেরিতে শুরু, মিনিটে
parameter-degradation_pct = সাধারণের চেয়ে কত ধীর, %
