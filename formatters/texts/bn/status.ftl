# /status ও /schedule: সবকিছুর অবস্থা, এবং এরপর কী চলবে।

status-title = 🎛 <b>বর্তমান অবস্থা</b> · { $at }
status-private = 🔒 /status ও /schedule শুধু আমার সঙ্গে ব্যক্তিগত চ্যাটে কাজ করে। অনুগ্রহ করে সেখানে খুলুন।
status-engine = 🟢 { $name } · { $since } ধরে চলছে
status-engine-gone = 🔴 { $name } · { $since } ধরে সাড়া নেই
status-no-engine = 🔴 এখন কাজ চালানোর মতো কোনো প্রসেস নেই। সেবা চালু না হওয়া পর্যন্ত রানগুলো অপেক্ষায় থাকবে।
status-counts-title = <b>গত ২৪ ঘণ্টার রান</b>
status-count = { $mark } { $state }: { $shown }
status-no-runs = কোনো রান নেই।
status-queue = ⏳ শুরুর অপেক্ষায়: { $shown }
status-running-title = <b>এখন চলছে</b>
status-running = ▶️ <code>#{ $run }</code> { $job }{ $percent }{ $lasting }
status-percent = { " " }· { $percent } %
status-lasting = { " " }· { $since } ধরে
status-due-title = <b>এরপর চলবে</b>
status-due = { $at } · { $job }
status-due-paused = { $at } · { $job } · ⏸ স্থগিত
status-day = { $day } { $month } { $time }
status-nothing-due = কোনো সময়সূচি নেই।
status-caches-title = <b>সংরক্ষিত তথ্য</b>
status-cache = 🗄 { $cache }: { $rows } · { $age } আগের
status-cache-empty = ⚪ { $cache }: এখনও ভরা হয়নি
status-cache-rows = { $count ->
    [one] { $shown }টি সারি
   *[other] { $shown }টি সারি
}
status-cache-name = { $cache ->
    [nocs_balance] NOCS ব্যালেন্স
    [nocs_payoff] গ্রাহকভিত্তিক পাওনা
   *[bill_stop] বিল বন্ধ
}
status-recent-title = <b>শেষ কয়েকটি রান</b>
status-recent = { $mark } <code>#{ $run }</code> { $job } · { $at }{ $took }
status-took = { " " }· { $took }

status-run-title = { $mark } <b>{ $job }</b> · রান <code>#{ $run }</code>
status-run-state = { $state }
status-run-attempt = { $state } · চেষ্টা নং { $attempt } (প্রথমটি ছিল <code>#{ $root }</code>)
status-run-asked = 🙋 চাওয়া হয়েছে { $at }, চেয়েছেন { $by }
status-run-began = ▶️ শুরু { $at }, অপেক্ষা { $waited }
status-run-began-at-once = ▶️ শুরু { $at }
status-run-ended = 🏁 শেষ { $at }, সময় লেগেছে { $took }
status-run-progress = { $bar } { $percent } %
status-run-parameter = ▫️ { $name } = { $value }
status-run-error = ⚠️ { $error }
status-run-waits = ⏳ অপেক্ষার কারণ: { $reason }
status-run-cancel-asked = ✋ এটি থামাতে বলা হয়েছে।
status-run-gone = রান <code>#{ $run }</code> পাওয়া যায়নি। /status পাঠালে শেষ রানগুলো নম্বরসহ দেখা যাবে।
status-run-malformed = ❌ <code>{ $word }</code> কোনো রানের নম্বর নয়। এভাবে লিখুন: <code>/status 812</code>
status-by = { $channel ->
    [clock] সময়সূচি
    [start] সেবা চালুর সময়
    [cli] কমান্ড লাইন
    [api] একটি প্রোগ্রাম
   *[other] অজানা কেউ
}
status-reason = { $reason ->
    [paused] কাজটি স্থগিত আছে
    [approval] অন্য কারও অনুমোদন লাগবে
    [running] { $on } এখনও চলছে
    [locked] অন্য একটি কাজ { $on } ধরে রেখেছে
    [dependency] আগে { $on } শেষ হতে হবে
    [blocked] { $on } প্রয়োজনমতো শেষ হয়নি
    [waited-too-long] { $on }-এর জন্য অনেক বেশি অপেক্ষা করতে হয়েছে
    [misfire] শুরু করার সময় পেরিয়ে গেছে
    [coalesced] পরের একটি রান এর কাজও করেছে
    [approval-refused] অন্য কেউ অনুমোদন দেননি
    [approval-expired] সময়মতো কেউ অনুমোদন দেননি
    [approval-changed] অনুমোদনের পর এটি বদলানো হয়েছে
   *[other] { $code }
}
run-state = { $state ->
    [QUEUED] সারিতে আছে
    [WAITING] অপেক্ষায়
    [RUNNING] চলছে
    [RETRY_WAIT] আবার চেষ্টার অপেক্ষায়
    [COMPLETED] সম্পন্ন
    [COMPLETED_WITH_WARNINGS] সতর্কতাসহ সম্পন্ন
    [FAILED] ব্যর্থ
    [TIMED_OUT] সময় শেষ
    [CANCELLED] বাতিল
    [REFUSED] প্রত্যাখ্যাত
   *[SKIPPED] বাদ দেওয়া
}
status-button-refresh = 🔄 হালনাগাদ
status-button-run = 🔎 রান #{ $run }
status-button-logs = 📜 লগ
status-button-schedule = 📅 আগামী ২৪ ঘণ্টা
status-button-back = ⬅️ বর্তমান অবস্থা

schedule-title = 📅 <b>আগামী ২৪ ঘণ্টা</b> · { $at } থেকে
schedule-nothing = আগামী ২৪ ঘণ্টায় কিছু চলার কথা নেই।
schedule-often = 🔁 { $job }: { $shown } বার, প্রথম { $first }, শেষ { $last }
schedule-often-paused = 🔁 { $job }: { $shown } বার, প্রথম { $first }, শেষ { $last } · ⏸ স্থগিত
schedule-broken = ⚠️ { $job }-এর সময়সূচি { $schedule } ব্যবহার করা যাচ্ছে না: এর { $field } ভুল।
