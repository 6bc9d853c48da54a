# সতর্কবার্তা যেভাবে টেলিগ্রাম, টিমস ও ই-মেইলে পড়া হবে: ট্যাগ ছাড়া সাধারণ লেখা।

alert-title = { $sign } { $topic }: { $subject }
alert-title-only = { $sign } { $topic }
alert-over = মিটে গেছে: { $topic }
alert-foot = { $severity } · { $at } থেকে · সতর্কবার্তা { $number }
alert-severity = { $severity ->
    [critical] জরুরি
    [warning] সতর্কতা
   *[info] অবগতির জন্য
}

alert-state-acknowledged = 👀 { $name } বিষয়টি দেখছেন, { $at } থেকে।
alert-state-resolved = ✅ { $lasted } পরে মিটে গেছে, { $at }।
alert-state-resolved-by = ✅ { $lasted } পরে মিটে গেছে, { $at }। { $name } বিষয়টি দেখছিলেন।
alert-state-firing = ⏳ এখনও কেউ বিষয়টি হাতে নেননি।
alert-state-flaps = { $count ->
    [one] 🔁 মিটে গিয়ে একবার ফিরে এসেছে।
   *[other] 🔁 মিটে গিয়ে { $shown } বার ফিরে এসেছে।
}
alert-state-held = { $held ->
    [silenced] 🔕 নীরব রাখা হয়েছে: আপাতত কাউকে জানানো হচ্ছে না।
    [maintenance] 🛠 পরিকল্পিত কাজ চলছে: আপাতত কাউকে জানানো হচ্ছে না।
    [inhibited] 🔗 কাউকে জানানো হচ্ছে না: এর মূল কারণটি আগেই জানানো হয়েছে।
   *[flapping] 🔁 বারবার আসছে-যাচ্ছে। কিছুক্ষণ স্থায়ী না হওয়া পর্যন্ত আবার জানানো হবে না।
}
alert-news-worse = ⬆️ অবস্থা আরও খারাপ হয়েছে।
alert-news-repeated = 🔔 আবার জানানো হচ্ছে: { $lasted } ধরে চলছে, কেউ হাতে নেননি।
alert-news-escalated = 📣 { $lasted } হলো কেউ বিষয়টি হাতে নেননি।
alert-may-be-repeat = ♻️ এই বার্তা আপনি আগেও পেয়ে থাকতে পারেন।

alert-topic-batch-stuck = ব্যাচ আটকে গেছে
alert-topic-batch-warning = ব্যাচ ধীর
alert-topic-batch-recovered = ব্যাচ আবার সচল
alert-topic-batch-failed = ব্যাচ ব্যর্থ
alert-topic-batch-blind = ব্যাচের অবস্থা জানা যাচ্ছে না
alert-topic-job-failed = কাজ ব্যর্থ
alert-topic-job-failing = কাজ বারবার ব্যর্থ হচ্ছে
alert-topic-job-slow = কাজে বেশি সময় লেগেছে
alert-topic-job-late = কাজ দেরিতে
alert-topic-job-bad-schedule = সময়সূচি ব্যবহার করা যাচ্ছে না
alert-topic-job-log-errors = কাজের লগে ত্রুটি
alert-topic-job-approval = অনুমোদনের অপেক্ষায়
alert-topic-cache-stale = তথ্য পুরোনো হয়ে গেছে
alert-topic-cache-refused = নতুন তথ্য নেওয়া হয়নি
alert-topic-source-down = তথ্যের উৎস পাওয়া যাচ্ছে না
alert-topic-access-request = অনুমতির আবেদন
alert-topic-access-enumeration = অস্বাভাবিক অনুসন্ধান
alert-topic-resource-disk = ডিস্ক প্রায় ভরা
alert-topic-resource-cpu = প্রসেসরে অতিরিক্ত চাপ
alert-topic-resource-memory = মেমোরি প্রায় শেষ
alert-topic-resource-connections = ডেটাবেস সংযোগ প্রায় শেষ
alert-topic-resource-statement = ডেটাবেসে একটি কাজ বেশি সময় নিচ্ছে
alert-topic-desk-queue = বার্তা বেশিক্ষণ অপেক্ষায়
alert-topic-desk-lag = ডেস্ক ধীরে সাড়া দিচ্ছে
alert-topic-desk-undelivered = বার্তা পৌঁছায়নি
alert-topic-desk-dead-target = প্রাপকের কাছে পৌঁছানো যাচ্ছে না
alert-topic-report-nocs_balance = NOCS ব্যালেন্স
alert-topic-report-batch_monitoring = ব্যাচ পর্যবেক্ষণ প্রতিবেদন
alert-topic-test-alert = পরীক্ষামূলক সতর্কবার্তা

batch-minutes = { $figure } মিনিট
batch-growth = { $since } সময়ে { $growth }টি রেকর্ড = সেকেন্ডে { $rate }টি
batch-growth-unknown = গড়ে সেকেন্ডে { $average }টি
batch-why-times = { $count ->
    [0] এখনও প্রত্যাশিত গতির নিচে
    [1] এই প্রথম
    [2] পরপর দ্বিতীয়বার
    [3] পরপর তৃতীয়বার
   *[other] পরপর { $shown } বার
}
batch-why-slow = { $growth }, সীমা সেকেন্ডে { $limit }টি, { $which }।
batch-why-no-growth = { $since } সময়ে একটিও নতুন রেকর্ড হয়নি; ব্যাচটি { $lasted } ধরে চলছে।
batch-why-long = { $lasted } ধরে গড়ে সেকেন্ডে { $average }টি রেকর্ডের গতিতে চলছে; { $after } পার হলে অন্তত সেকেন্ডে { $limit }টি হওয়ার কথা।
batch-why-beyond-usual = { $lasted } ধরে চলছে: সাধারণত যত সময় লাগে তার দ্বিগুণেরও বেশি (সীমা { $limit })।
batch-why-moves-again = আবার এগোচ্ছে: { $growth }।
batch-why-fine = ঠিকমতো এগোচ্ছে।

batch-now = এখন
batch-compared = আগের যাচাইয়ের তুলনায়
batch-run = রান
batch-started = শুরু
batch-lasted = চলছে
batch-ended = শেষ
batch-took = সময় লেগেছে
batch-records = রেকর্ড
batch-average = গড় গতি
batch-rate = { $mark } সেকেন্ডে { $rate }
batch-rate-plain = সেকেন্ডে { $rate }
batch-records-before = আগের রেকর্ড
batch-records-now = এখনকার রেকর্ড
batch-growth-label = বৃদ্ধি
batch-average-before = আগের গড়
batch-average-now = এখনকার গড়
batch-trend = প্রবণতা
batch-trend-value = { $trend ->
    [rising] 📈 বাড়ছে
    [declining] 📉 কমছে
   *[steady] ➡️ একই রকম
}
batch-errors = ত্রুটি
batch-failed-says = ব্যাচটি ত্রুটি নিয়ে শেষ হয়েছে। অনুগ্রহ করে বিলিং সিস্টেমে এর লগ দেখুন, তারপর আবার চালান।
batch-ended-title = { $outcome ->
    [ended] ব্যাচ শেষ হয়েছে
    [failed] ব্যাচ ত্রুটি নিয়ে শেষ হয়েছে
    [rerun] ব্যাচ আবার চালানো হয়েছে
   *[unknown] ব্যাচ আর চলছে না
}
batch-ended-says = { $outcome ->
    [ended] ব্যাচটি ঠিকমতো শেষ হয়েছে।
    [failed] ব্যাচটি ত্রুটি নিয়ে শেষ হয়েছে।
    [rerun] ব্যাচটি আবার চালানো হয়েছে: এর জায়গায় একটি নতুন রান এসেছে।
   *[unknown] কীভাবে শেষ হয়েছে তা জানা নেই। অনুগ্রহ করে বিলিং সিস্টেমে দেখুন।
}
batch-blind-says = { $count ->
    [one] কোন কোন ব্যাচ চলছে তা বিলিং সিস্টেম থেকে জানা যায়নি। সেগুলো ঠিক চলছে না আটকে আছে, তা দেখা যাচ্ছে না।
   *[other] পরপর { $shown } বার যাচাইয়ে বিলিং সিস্টেম থেকে জানা যায়নি কোন কোন ব্যাচ চলছে। সেগুলো ঠিক চলছে না আটকে আছে, তা দেখা যাচ্ছে না।
}
batch-blind-do = অনুগ্রহ করে বিলিং সিস্টেমের সংযোগ পরীক্ষা করুন, এবং সংযোগ না ফেরা পর্যন্ত ব্যাচগুলো সেখানেই দেখুন।
batch-blind-why = { $why ->
    [SourceDown] সিস্টেমটি সাড়া দিচ্ছে না।
    [SourceSlow] সিস্টেমটি খুব ধীরে সাড়া দিচ্ছে।
    [SourceBusy] সব সংযোগ ব্যস্ত।
   *[other] সিস্টেমটি প্রশ্নের উত্তর দিতে পারেনি।
}

report-batches-at = { $at }-এর অবস্থা
report-batches-pending = অপেক্ষমাণ IMD
report-batches-running = চলমান ব্যাচ
report-batches-none = কোনো ব্যাচ চলছে না।
report-batches-blind = ⚠️ কোন কোন ব্যাচ চলছে তা জানা নেই: বিলিং সিস্টেম থেকে জানা যায়নি।
report-batches-line = { $sign } { $run } · { $mark } সেকেন্ডে { $rate } · { $at } থেকে · { $lasted } ধরে · { $records } রেকর্ড
report-batches-day = গত ২৪ ঘণ্টা
report-batches-code = ব্যাচ
report-batches-average = সেকেন্ডে গড় / সর্বোচ্চ
report-batches-most = সর্বোচ্চ রেকর্ড
report-batches-both = { $average } / { $peak }
report-nocs-says = সব এলাকার প্রিপেইড গ্রাহকদের অগ্রিম জমা ও বকেয়া।
report-nocs-credit = 🟢 জমা
report-nocs-due = 🔴 বকেয়া
report-nocs-net = ⚖️ নিট
report-nocs-customers = 👥 গ্রাহক
report-nocs-areas = এলাকা
report-nocs-area = এলাকা
report-nocs-amount = { $exact } ({ $short })
report-nocs-largest = সবচেয়ে বেশি বকেয়া
report-nocs-every = নিট অনুযায়ী সব এলাকা
report-nocs-both = জমা / বকেয়া
report-nocs-pair = { $credit } / { $due }
report-of = { $at }-এর তথ্য
report-stale = ⚠️ এই হিসাব যতটা নতুন হওয়ার কথা, তার চেয়ে পুরোনো।

bundle-title = { $count ->
    [one] 🔔 একটি সতর্কবার্তা
   *[other] 🔔 { $shown }টি সতর্কবার্তা
}
bundle-more = { $count ->
    [one] … আরও একটি: /alerts
   *[other] … আরও { $shown }টি: /alerts
}
