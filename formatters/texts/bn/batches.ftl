# /batches: what runs, one run, a day, and the limits of a batch.

command-batches = চলমান ব্যাচ: কোনগুলো এগোচ্ছে, কোনগুলো আটকে আছে
batches-private = ব্যাচগুলো শুধু আমার সঙ্গে ব্যক্তিগত চ্যাটে দেখানো হয়। অনুগ্রহ করে সেখানে /batches পাঠান।
batches-title = 🏭 <b>ব্যাচ</b>
batches-live = 🕐 { $at }-এ দেখা; প্রতিটি নতুন যাচাইয়ের পর এই বার্তা নিজেই বদলাবে
batches-checked = 🕐 { $at }-এ যাচাই করা; প্রতিটি নতুন যাচাইয়ের পর এই বার্তা নিজেই বদলাবে
batches-never = 🕐 ব্যাচগুলো এখনও দেখা হয়নি।
batches-blind = ⚠️ <b>এখন কী চলছে তা জানা নেই</b>: { $since } থেকে বিলিং সিস্টেম সাড়া দিচ্ছে না।
batches-blind-last = সর্বশেষ { $at }-এ যা দেখা গেছে তা নিচে আছে। বিলিং সিস্টেমের সংযোগ না ফেরা পর্যন্ত অনুগ্রহ করে ব্যাচগুলো সেখানেই দেখুন।
batches-imd = 📥 অপেক্ষমাণ IMD: <b>{ $count }</b>
batches-imd-unknown = 📥 অপেক্ষমাণ IMD: এখন জানা নেই
batches-none = কোনো ব্যাচ চলছে না।
batches-verdict = { $verdict ->
    [stuck] আটকে আছে
    [warning] ধীর
    [recovered] আবার এগোচ্ছে
   *[normal] স্বাভাবিক
}
batches-run = { $verdict } · <b>{ $run }</b>
batches-run-figures = { $mark } গড়ে সেকেন্ডে { $rate }টি · { $records }টি রেকর্ড · { $lasted } ধরে
batches-ends = { $by ->
    [records] 🏁 এখনকার গতিতে সাধারণ সংখ্যক রেকর্ড হলে { $at } নাগাদ শেষ হবে
   *[duration] 🏁 সাধারণত যত সময় লাগে তত লাগলে { $at } নাগাদ শেষ হবে
}
batches-ends-unknown = 🏁 কখন শেষ হবে তা এখন বলা যাচ্ছে না।
batches-figures-title = 📊 <b>ব্যাচ: গত ২৪ ঘণ্টা</b>
batches-figures-none = গত ২৪ ঘণ্টায় কোনো ব্যাচ চলতে দেখা যায়নি।
batches-figures-line =
    <b>{ $code }</b> · যাচাই: { $checks }
    { $mark } সেকেন্ডে গড়ে { $average }টি, সর্বোচ্চ { $peak }টি · সর্বোচ্চ { $records }টি রেকর্ড

batch-page-title = 🏭 <b>{ $run }</b>
batch-page-ended = শেষ: <b>{ $at }</b>
batch-page-last = সর্বশেষ যাচাইয়ে:
batch-page-blind = ⚠️ <b>এটি এখন চলছে কি না তা জানা নেই</b>: বিলিং সিস্টেম সাড়া দিচ্ছে না। সর্বশেষ যা দেখা গেছে তা এখানে আছে।
batch-page-gone = ⏹ <b>এটি আর চলছে না।</b> কীভাবে শেষ হয়েছে তা পরবর্তী যাচাইয়ের পর জানা যাবে।
batch-page-at = 🕐 { $at }-এর অবস্থা
batch-page-usual = 📐 সাধারণত: ২০টির মধ্যে ১৯টি রানে সর্বোচ্চ { $duration } লাগে; সেকেন্ডে { $rate }টি, মোট { $records }টি রেকর্ড (গত ৩০ দিনের { $runs }টি রান থেকে)
batch-page-usual-unknown = 📐 এই ব্যাচের সাধারণ সময় এখনও জানা নেই: এর জন্য ৩০ দিনে ঠিকমতো শেষ হওয়া দশটি রান লাগে।
batch-page-earlier = <b>আগের রান</b>
batch-page-earlier-line = { $outcome } { $at } · { $took } · { $records }টি রেকর্ড
batch-page-muted = 🔕 { $by } নীরব করেছেন: এই রান নিয়ে কাউকে কিছু জানানো হবে না।
batch-outcome = { $outcome ->
    [waiting] অপেক্ষমাণ
    [running] চলছে
    [ended] ঠিকমতো শেষ হয়েছে
    [failed] ত্রুটি নিয়ে শেষ হয়েছে
   *[rerun] আবার চালানো হয়েছে
}

batch-rule-title = ⚖️ <b>নিয়ম: { $run }</b>
batch-rule-order = নিয়মগুলো এই ক্রমে দেখা হয়; প্রথম যেটি মেলে সেটিই ধরা হয়। সংখ্যাগুলো এই ব্যাচের।
batch-rule-again = আটকে বা ধীর ছিল, এখন সেকেন্ডে অন্তত { $needed }টি রেকর্ড হচ্ছে: <b>আবার এগোচ্ছে</b>।
batch-rule-no-growth = { $after } পেরিয়ে গেছে, অথচ আগের যাচাইয়ের পর একটিও নতুন রেকর্ড নেই: <b>আটকে আছে</b>।
batch-rule-slow-twice = { $after } পেরিয়ে গেছে, অথচ পরপর দুই যাচাইয়ে সেকেন্ডে { $stall }টির কম রেকর্ড: <b>আটকে আছে</b>।
batch-rule-long = { $long } পেরিয়ে গেছে, গড়ে সেকেন্ডে { $low }টির কম রেকর্ড: <b>আটকে আছে</b>।
batch-rule-long-usual = { $long } পেরিয়ে গেছে, যা ২০টির মধ্যে ১৯টি রানের সময়ের দ্বিগুণ: <b>আটকে আছে</b>।
batch-rule-slow-once = আগের যাচাইয়ের পর সেকেন্ডে { $stall }টির কম রেকর্ড: <b>ধীর</b>।
batch-rule-half-long = { $half } বা তার বেশি সময় ধরে চলছে, গড়ে সেকেন্ডে { $low }টির কম রেকর্ড: <b>ধীর</b>।
batch-rule-fine = অন্যথায় <b>স্বাভাবিক</b>।
batch-rule-quiet = রানটি একবার আবার এগোতে শুরু করেছে: শেষ না হওয়া পর্যন্ত সময়ের নিয়মগুলো আর দেখা হবে না।

batch-chart-caption = প্রতিটি যাচাইয়ে রেকর্ডের সংখ্যা ও গতি।
batch-chart-title = রেকর্ড
batch-chart-rates = আগের যাচাইয়ের পর সেকেন্ডে রেকর্ড
batch-chart-limit = সীমা সেকেন্ডে { $limit }টি
batch-chart-at = যাচাই: { $checks } · { $at }-এর অবস্থা
batch-chart-unit = { $unit ->
    [thousand] হাজারে
   *[lakh] লাখে
}

batch-day-title = 🗓 <b>{ $day } তারিখের ব্যাচ</b>
batch-day-none = এই তারিখে কোনো ব্যাচ চলেনি।
batch-day-count = { $count ->
    [one] একটি রান
   *[other] { $shown }টি রান
}
batch-day-run = <b>{ $run }</b> · { $outcome }
batch-day-figures = { $began } – { $ended } · { $took } · { $records }টি রেকর্ড
batch-day-errors = { $count ->
    [one] একটি ত্রুটি
   *[other] { $shown }টি ত্রুটি
}
batch-day-chart = { $day } তারিখের ব্যাচ
batch-day-others = আরও { $shown }টি

batch-limit = { $bound ->
    [stall_minutes] যতক্ষণ না গেলে অগ্রগতির অভাবে আটকে আছে ধরা হয় না
    [stall_rps] দুই যাচাইয়ের মাঝে ধীর, যদি গতি এর কম হয়
    [low_rps] গড়ে ধীর, যদি গতি এর কম হয়
   *[long_minutes] বেশি সময় ধরে চলছে, যদি এর বেশি হয়
}
batch-limit-value = { $bound ->
    [stall_minutes] { $figure } মিনিট
    [long_minutes] { $figure } মিনিট
   *[other] সেকেন্ডে { $figure }টি
}
batch-limit-short = { $bound ->
    [stall_minutes] আটকে থাকা
    [stall_rps] গতি
    [low_rps] গড়
   *[long_minutes] সময়
}
batch-limits-title = 🎚 <b>{ $code }-এর সীমা</b>
batch-limits-all = ▫️ { $limit }: <b>{ $value }</b> (সব ব্যাচের মতো)
batch-limits-own = 🔹 { $limit }: <b>{ $value }</b> (এই ব্যাচের নিজস্ব)
batch-limits-changed = ✏️ { $limit }: { $before } → <b>{ $after }</b>
batch-limits-hint = ধাপে ধাপে বদলান, অথবা লিখে দিন। এই ব্যাচের সাধারণ সময় জানা থাকলে শেষ সীমাটির জায়গায় তার দ্বিগুণ সময় ধরা হয়।
batch-limits-unsaved = এখনও কিছু সংরক্ষণ করা হয়নি। আগে দেখুন কী কী জানানো হতো, তারপর সংরক্ষণ করুন।
batch-limits-ask =
    ✏️ <b>{ $code }</b> – { $limit }: এখন { $value }।
    অনুগ্রহ করে নতুন মানটি সংখ্যায় লিখে পাঠান। /cancel লিখলে এটি বাদ যাবে।
batch-limits-saved = ✅ সংরক্ষণ করা হয়েছে। পরবর্তী যাচাই থেকে এই সীমা কার্যকর হবে।
batch-limits-same = সংরক্ষণ করার মতো কিছু নেই: সীমাগুলো আগের মতোই আছে।
batch-limits-gone = সীমাগুলো অনেকক্ষণ পড়ে ছিল। অনুগ্রহ করে ব্যাচের পাতা থেকে আবার খুলুন।
batch-limits-overtaken = এরই মধ্যে অন্য কেউ এই সীমাগুলো বদলেছেন। অনুগ্রহ করে আবার খুলে দেখুন এখন কী কার্যকর আছে।
parameter-stall_minutes = মিনিট
parameter-stall_rps = গতি
parameter-low_rps = গতি
parameter-long_minutes = মিনিট
batch-tried-title = 🔮 <b>যা জানানো হতো: { $code }</b>
batch-tried-since = { $since } থেকে, যাচাই: { $checks }
batch-tried-nothing = { $since } থেকে এই ব্যাচের কোনো যাচাই সংরক্ষিত নেই: তুলনা করা যাচ্ছে না।
batch-tried-counts =
    এখনকার সীমায়: <b>{ $now }</b>
    বদলানো সীমায়: <b>{ $then }</b>
batch-tried-more = ➕ <b>যে রানগুলো নতুন করে জানানো হতো</b> ({ $shown })
batch-tried-fewer = ➖ <b>যে রানগুলো আর জানানো হতো না</b> ({ $shown })
batch-tried-line = { $sign } { $run } · { $at }
batch-tried-others = { $count ->
    [one] এবং আগের আরও একটি
   *[other] এবং আগের আরও { $shown }টি
}
batch-tried-same = একই রানগুলো জানানো হতো।
batch-tried-repeats = <i>পুনরাবৃত্তি গোনা হয়নি।</i>

batch-gone = এই রান সম্পর্কে আর কিছু জানা নেই। অনুগ্রহ করে /batches পাঠান।

batches-button-refresh = 🔄 আবার দেখুন
batches-button-day = 🗓 দিনের তালিকা
batches-button-figures = 📊 ২৪ ঘণ্টা
batches-button-back = ⬅️ সব ব্যাচ
batches-button-open = 🏭 ব্যাচটি খুলুন
batch-button-back = ⬅️ ফিরে যান
batch-button-history = 📈 ইতিহাস
batch-button-rule = ⚖️ নিয়ম
batch-button-mute = 🔕 এই রান নীরব করুন
batch-button-unmute = 🔔 আবার জানান
batch-button-limits = 🎚 সীমা
batch-button-before = ◀️ { $day }
batch-button-after = { $day } ▶️
batch-button-picture = 🖼 ছবি
batch-button-page = { $page }/{ $pages } ▶️
batch-button-page-before = ◀️ { $page }/{ $pages }
batch-button-type = ✏️ { $limit }
batch-button-reset = ↩️ সব ব্যাচের মতো
batch-button-try = 🔮 যা জানানো হতো
batch-button-save = 💾 সংরক্ষণ করুন
