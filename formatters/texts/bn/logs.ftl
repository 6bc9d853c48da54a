# /logs: কাজগুলো চলার সময় যা লিখেছে।

logs-title = 📜 <b>কাজের লগ</b>
logs-nothing =
    এই বাছাইয়ে কিছু লেখা নেই।
    আরও বড় সময়কাল, নিচের স্তর অথবা অন্য কাজ বেছে নিন।
logs-private = 🔒 /logs শুধু আমার সঙ্গে ব্যক্তিগত চ্যাটে কাজ করে। অনুগ্রহ করে সেখানে খুলুন।
logs-day = 📅 <b>{ $day }</b>
logs-line = { $mark } { $time } <b>{ $job }</b> <code>#{ $run }</code> { $message }
logs-days = { $since } থেকে { $until }
logs-since = { $since } থেকে
logs-until = { $until } পর্যন্ত
logs-level = { $level ->
    [DEBUG] সবকিছু
    [INFO] তথ্য ও তার উপরে
    [WARNING] সতর্কতা ও তার উপরে
    [ERROR] ত্রুটি ও তার উপরে
   *[CRITICAL] শুধু গুরুতর
}
logs-only = { $level ->
    [DEBUG] শুধু ডিবাগ
    [INFO] শুধু তথ্য
    [WARNING] শুধু সতর্কতা
    [ERROR] শুধু ত্রুটি
   *[CRITICAL] শুধু গুরুতর
}
logs-of-run = রান <code>#{ $run }</code>
logs-of-job = কাজ { $job }
logs-of-module = মডিউল { $module }
logs-of-status = যে রানের অবস্থা “{ $status }”
logs-of-user = চালাতে বলেছেন { $user }
logs-matching = <code>{ $text }</code> এর সঙ্গে মেলে এমন
logs-more =
    🔎 <b>আরও ফিল্টার</b>
    { $choice }

    আর কী দিয়ে লগ বাছতে চান, বেছে নিন। লিখেও দেওয়া যায়, যেমন:
    <code>/logs module=CACHES status=FAILED user=nadia</code>
    <code>/logs only=WARNING regex=ORA-0[0-9]+</code>
logs-with = “{ $text }” আছে এমন
logs-jobs = কোন কাজের লগ দেখতে চান?

logs-wrong-unknown =
    ❌ <code>{ $word }</code> কোনো ফিল্টার নয়। ফিল্টারগুলো হলো <code>job</code>, <code>module</code>, <code>run</code>, <code>status</code>, <code>user</code>, <code>level</code>, <code>only</code>, <code>from</code>, <code>to</code>, <code>text</code> ও <code>regex</code>; যেমন:
    <code>/logs level=ERROR from=2026-11-20 text=timed out</code>
logs-wrong-job = ❌ <code>{ $word }</code> নামে কোনো কাজ নেই। কাজগুলো হলো: { $known }
logs-wrong-module = ❌ <code>{ $word }</code> নামে কোনো মডিউল নেই। মডিউলগুলো হলো: { $known }
logs-wrong-status = ❌ <code>{ $word }</code> কোনো রানের অবস্থা নয়। এগুলোর একটি লিখুন: { $known }
logs-wrong-user = ❌ অনুগ্রহ করে টেলিগ্রাম আইডি অথবা নামের একটি অংশ লিখুন: <code>/logs user=nadia</code>
logs-wrong-regex =
    ❌ <code>{ $word }</code> দিয়ে খোঁজা যায় না: এটি ঠিক রেগুলার এক্সপ্রেশন নয় (সর্বোচ্চ ১০০ অক্ষর)।
    হুবহু খুঁজতে <code>regex=</code> এর বদলে <code>text=</code> লিখুন।
logs-wrong-slow =
    ⌛ এত লাইনে <code>{ $word }</code> খুঁজতে অনেক সময় লাগছে, তাই থামানো হয়েছে।
    আরও সরল এক্সপ্রেশন লিখুন, অথবা আরও ছোট সময়কাল বা একটি কাজ বেছে নিন।
logs-wrong-run = ❌ <code>{ $word }</code> কোনো রানের নম্বর নয়। এভাবে লিখুন: <code>/logs run=812</code>
logs-wrong-level = ❌ <code>{ $word }</code> কোনো স্তর নয়। স্তরগুলো হলো <code>DEBUG</code>, <code>INFO</code>, <code>WARNING</code>, <code>ERROR</code> ও <code>CRITICAL</code>।
logs-wrong-date = ❌ <code>{ $word }</code> কোনো তারিখ নয়। এভাবে লিখুন: <code>from=2026-11-20</code> অথবা <code>from=20261120</code>
logs-wrong-order = ❌ প্রথম দিনটি শেষ দিনের পরে পড়েছে। অনুগ্রহ করে <code>from</code> ও <code>to</code> অদলবদল করুন।

logs-exporting = ⏳ ফাইল তৈরি হচ্ছে…
logs-exported = { $count ->
    [one] ⬇️ { $shown }টি লাইন।
   *[other] ⬇️ { $shown }টি লাইন।
}
logs-truncated =
    ⚠️ ফাইলটি সম্পূর্ণ নয়: সবচেয়ে নতুন { $shown }টি লাইন আছে; আরও আছে।
    বাকিগুলো পেতে আরও ছোট সময়কাল অথবা একটি কাজ বেছে নিন।
logs-no-file = এই বাছাইয়ে পাঠানোর মতো কিছু নেই, তাই কোনো ফাইল তৈরি হয়নি।

logs-summary-title = 📊 <b>গত { $days } দিনের রান</b>
logs-all-jobs = সব কাজ
logs-times =
    <b>{ $job }</b>
    { $count ->
        [one] { $shown }টি রান
       *[other] { $shown }টি রান
    } · ✅ { $succeeded } % · ❌ { $failed } %
logs-seconds = ⏱ গড় { $average } · মধ্যমা { $median } · ৯৫ % এর মধ্যে { $most }
logs-no-seconds = ⏱ কোনোটি শুরু হয়নি
logs-no-runs = এই সময়ে কোনো রান শেষ হয়নি।
logs-shares-note = হার শুধু নিজে থেকে শেষ হওয়া রানের; বাতিল, প্রত্যাখ্যাত ও বাদ দেওয়া রান এর মধ্যে নেই।

logs-analysis-title = 🔬 <b>গত { $days } দিনের লগ</b>
logs-levels-title = <b>স্তর</b>
logs-level-count = { $mark } { $level }: { $shown } ({ $percent } %)
logs-patterns-title = <b>যে ত্রুটি সবচেয়ে বেশি হয়েছে</b> (# মানে সংখ্যা, আইডি বা তারিখ)
logs-pattern = { $shown } × { $pattern }
logs-no-errors = কোনো ত্রুটি লেখা হয়নি।
logs-hours-title = <b>দিনের কোন ঘণ্টায় কত</b>
logs-together-title = <b>দশ মিনিটের মধ্যে একসঙ্গে ব্যর্থ</b>
logs-together = { $shown } × { $first } ও { $second }
logs-scores-title = <b>নির্ভরযোগ্যতা</b>
logs-score = { $job }: { $score }
logs-advice-title = <b>পরামর্শ</b>
logs-advice-none = উল্লেখ করার মতো কিছু নেই।
logs-advice-errors = 🔴 সব লাইনের { $figure } % ত্রুটি। আগে ত্রুটিগুলো দেখুন: উপরে তালিকা আছে।
logs-advice-pattern = 🟠 একই ত্রুটি { $figure } বার হয়েছে: { $about }
logs-advice-reliability = 🟠 { $about } নির্ভরযোগ্য নয় (১০০-তে { $figure })। এর শেষ ব্যর্থ রানগুলো দেখুন।

logs-gone = এই বোতামগুলো অনেক পুরোনো। অনুগ্রহ করে আবার /logs পাঠান।
logs-button-everything = সবকিছু
logs-button-warnings = ⚠️ সতর্কতা
logs-button-errors = ❌ ত্রুটি
logs-button-today = আজ
logs-button-week = ৭ দিন
logs-button-month = ৩০ দিন
logs-button-ever = সব সময়
logs-button-job = 🧩 কাজ বেছে নিন
logs-button-all-jobs = সব কাজ
logs-button-more = 🔎 আরও ফিল্টার
logs-button-any-module = সব মডিউল
logs-button-any-status = সব অবস্থা
logs-button-anybody = যে কেউ চালাতে বলেছেন
logs-button-me = আমি বলেছি
logs-button-exact = শুধু এই স্তর
logs-button-regex = লেখাটি রেগুলার এক্সপ্রেশন
logs-button-newer = ◀️ নতুন
logs-button-older = পুরোনো ▶️
logs-button-file = ⬇️ { $form }
logs-button-summary = 📊 সারসংক্ষেপ
logs-button-analysis = 🔬 বিশ্লেষণ
logs-button-refresh = 🔄 হালনাগাদ
logs-button-back = ⬅️ লগে ফিরুন

logs-file-title = কাজের লগ
logs-file-written = { $at }-এ তৈরি করেছেন { $by }
logs-file-chosen = বাছাই: { $chosen }
logs-file-count = { $count ->
    [one] { $shown }টি লাইন
   *[other] { $shown }টি লাইন
}
