# /jobs: কোন কোন কাজ আছে, কোনটির কী অবস্থা, এবং কী ফল হয়েছে।

jobs-title =
    🧩 <b>কাজের তালিকা</b>
    দেখতে, চালাতে বা স্থগিত করতে একটি বেছে নিন।
jobs-private = 🔒 /jobs শুধু আমার সঙ্গে ব্যক্তিগত চ্যাটে কাজ করে। অনুগ্রহ করে সেখানে খুলুন।
jobs-line = { $sign } <b>{ $job }</b> · { $told }
jobs-queued = { $count ->
    [one] একটি রান অপেক্ষায়
   *[other] { $shown }টি রান অপেক্ষায়
}
jobs-running = চলছে
jobs-running-percent = চলছে, { $percent } %
jobs-ended = { $state }, { $age } আগে
jobs-never = কখনও চলেনি
jobs-paused = স্থগিত ({ $told })
jobs-sign-ok = ✅ শেষ রান ঠিক আছে
jobs-sign-failed = ❌ ব্যর্থ
jobs-sign-running = ▶️ চলছে
jobs-sign-waiting = ⏳ অপেক্ষায়
jobs-sign-paused = ⏸ স্থগিত
jobs-sign-cancelled = ✋ বাতিল
jobs-sign-never = ⚪ কখনও চলেনি
jobs-module-CACHES = সংরক্ষিত তথ্য
jobs-module-SYSTEM = ব্যবস্থা
jobs-module-WATCH = নজরদারি
jobs-module-REPORTS = প্রতিবেদন
jobs-no-module = ❌ <code>{ $module }</code> নামে কোনো বিভাগ নেই। বিভাগগুলো হলো: { $modules }
jobs-no-job = ❌ <code>{ $job }</code> নামে কোনো কাজ নেই। /jobs পাঠালে সব কাজ দেখা যাবে।
jobs-module-button = 📁 { $module } ({ $shown })
jobs-button-all = ⬅️ সব কাজ
jobs-button-refresh = 🔄 হালনাগাদ

job-does-NOCS_BALANCE = /nocs-এর জন্য বিলিং সিস্টেম থেকে প্রতিটি NOCS এলাকার জমা, বকেয়া ও গ্রাহকসংখ্যা পড়ে।
job-does-NOCS_PAYOFF = বিলিং সিস্টেম থেকে প্রত্যেক গ্রাহকের পাওনার হিসাব পড়ে: সব এলাকার, অথবা একটি এলাকার।
job-does-BILL_STOP = /billstop-এর জন্য এ মাসে কোন কোন গ্রাহকের বিল হয়নি, তা CRP অনুযায়ী পড়ে।
job-does-BATCH_WATCH = চলমান ব্যাচগুলো দেখে: কোনটি এগোচ্ছে, কোনটি আটকে আছে, কোনটি শেষ হয়েছে; যাঁরা সাবস্ক্রাইব করেছেন, তাঁদের জানায়।
job-does-TEAMS_REPORTS = সব NOCS এলাকার গ্রাহকদের জমা ও বকেয়া, যাঁরা সাবস্ক্রাইব করেছেন তাঁদের জানায়।
job-does-RETENTION = রাখার মেয়াদ পেরোনো তথ্য মুছে দেয়: লগ, রান, রানের পরিসংখ্যান, অসমাপ্ত ফরম।

job-title = 🧩 <b>{ $job }</b> · { $module }
job-stands = { $sign } { $told }
job-schedule = 🗓 { $schedule }
job-due = ⏭ এরপর { $at }, { $wait } পরে
job-not-due = ⏭ এখন কিছু নির্ধারিত নেই: কাজটি বা এর সময়সূচি স্থগিত, অথবা মেয়াদ শেষ
job-no-schedule = 🗓 কোনো সময়সূচি নেই: কেউ চাইলে তবেই চলে
job-score = 🎯 নির্ভরযোগ্যতা ১০০-তে { $score }, গ্রেড { $grade } (৩০ দিন)
job-no-score = 🎯 নির্ভরযোগ্যতা: ৩০ দিনে পাঁচটির কম রান, বলার মতো যথেষ্ট নয়
job-last = <b>শেষ কয়েকটি রান</b>
job-no-runs = এখনও কোনো রান নেই।
job-four-eyes = 👥 প্রতিটি রান শুরুর আগে অন্য কারও অনুমোদন লাগে।
job-sure = ❓ <b>{ $job }</b> এখনই চালাবেন?
job-history = 🕘 <b>{ $job }</b> · রান, নতুনগুলো আগে
job-choose-run = দেখতে একটি রান বেছে নিন।
job-changed = এর মধ্যে অন্য কেউ বদলেছেন। আপনার চাপে কিছু বদলায়নি; এখনকার অবস্থা দেখানো হলো।
job-button-run = ▶️ চালান
job-button-run-with = ⚙️ মান দিয়ে চালান…
job-button-sure = ▶️ হ্যাঁ, চালান
job-button-not = ⬅️ না
job-button-pause = ⏸ স্থগিত করুন
job-button-resume = ▶️ আবার চলতে দিন
job-button-history = 🕘 আগের রান
job-button-logs = 📜 লগ
job-button-back = ⬅️ { $job }
job-button-newer = ◀️ নতুন
job-button-older = পুরোনো ▶️

job-progress-asking = বিলিং সিস্টেমকে জিজ্ঞেস করা হচ্ছে…
job-progress-loading = সারিগুলো আনা হচ্ছে…
job-progress-checking = সারিগুলো যাচাই করা হচ্ছে…
job-progress-publishing = সারিগুলো প্রকাশ করা হচ্ছে…

run-lasting = ⏱ { $since } ধরে চলছে
run-error = { $kind ->
    [PASSING] বিলিং সিস্টেম বা ডেটাবেস তখন পাওয়া যায়নি। এভাবে ব্যর্থ হলে সুযোগ থাকা পর্যন্ত নিজে থেকেই আবার চেষ্টা করা হয়।
    [PERMANENT] বিলিং সিস্টেম প্রশ্নটি নিচ্ছে না। আবার চেষ্টা করে লাভ হবে না: অনুগ্রহ করে প্রশাসককে জানান, লগে বিস্তারিত আছে।
    [TIMEOUT] নির্ধারিত সময়ের চেয়ে বেশি লেগেছে, তাই থামানো হয়েছে।
    [ENGINE_STOPPED] চলার সময় সেবা বন্ধ করা হয়েছিল। সুযোগ থাকলে আবার চেষ্টা করা হবে।
    [ENGINE_RESTART] চলার সময় সেবা হঠাৎ বন্ধ হয়ে যায়। সুযোগ থাকলে, এবং ক্ষতির আশঙ্কা না থাকলে, আবার চেষ্টা করা হবে।
    [GATES] নতুন হিসাবগুলো ঠিক মনে হচ্ছে না।
    [REFUSED] কাজটি নিজেই আর এগোয়নি। আবার চেষ্টা করে লাভ হবে না: কারণ লগে আছে।
    [CANCELLED] শেষ হওয়ার আগেই থামানো হয়েছে: কেউ বাতিল করেছেন, সেবা বন্ধ হয়েছে, অথবা বেশি সময় লেগেছে।
    [LEASE_LOST] চলার সময় ডেস্কের নিজস্ব ডেটাবেস অনেকক্ষণ পাওয়া যায়নি। অনুগ্রহ করে আবার চালান।
    [BUG] প্রোগ্রামে ভুল আছে। অনুগ্রহ করে প্রশাসককে জানান: লগে বিস্তারিত আছে।
   *[other] কিছু একটা ভুল হয়েছে। লগে বিস্তারিত আছে।
}
run-fact = ▫️ { $name }: { $value }
run-fact-rows = সারি
run-fact-areas = এলাকা
run-fact-stale = তথ্য পুরোনো ছিল
run-fact-running = চলমান ব্যাচ
run-fact-closed = শেষ হওয়া ব্যাচ
run-fact-blind = পরপর যতবার কিছু দেখা যায়নি
run-fact-normal = ঠিকমতো এগোচ্ছে
run-fact-warning = নজরে রাখার মতো ব্যাচ
run-fact-stuck = আটকে থাকা ব্যাচ
run-fact-recovered = আবার এগোচ্ছে
run-fact-queries = বিলিং সিস্টেমকে করা প্রশ্ন
run-fact-lookups = চাওয়া নম্বর
run-fact-forms = ফরম
run-fact-cards = অনুরোধের কার্ড
run-fact-lines = লগের লাইন
run-fact-warnings = লগের সতর্কতা ও ত্রুটি
run-fact-runs = রান
run-fact-metrics = রানের হিসাব
run-fact-metric-days = দিনের হিসাব
run-fact-batch-checks = ব্যাচের যাচাই
run-fact-batch-alerts = ব্যাচ নিয়ে জানানো খবর
run-fact-batch-runs = ব্যাচের রান
run-fact-deliveries = বার্তা
run-fact-alerts = সতর্কবার্তা
run-fact-silences = নীরবতা
run-fact-generations = সংরক্ষিত তথ্যের লোড
run-counted = { $cache ->
    [nocs_balance] { $count ->
        [one] { $shown } জন গ্রাহকের ব্যালেন্স
       *[other] { $shown } জন গ্রাহকের ব্যালেন্স
    }
    [nocs_payoff] { $count ->
        [one] { $shown } জন গ্রাহকের পাওনার হিসাব
       *[other] { $shown } জন গ্রাহকের পাওনার হিসাব
    }
    [bill_stop] { $count ->
        [one] { $shown } জন CPC গ্রাহক
       *[other] { $shown } জন CPC গ্রাহক
    }
   *[other] { $count ->
        [one] { $shown }টি সারি
       *[other] { $shown }টি সারি
    }
}
run-in-areas = { $count ->
    [one] { $areas }টি এলাকায় { $counted }
   *[other] { $areas }টি এলাকায় { $counted }
}
run-published = 🟢 প্রকাশিত: { $counted }।
run-refused = 🔴 <b>প্রকাশ করা হয়নি</b>: { $counted }। সবাই আগের তথ্যই দেখছেন।
run-left-out = { $count ->
    [one] ⚠️ { $shown }টি রেকর্ড আনা যায়নি, বাদ রাখা হয়েছে।
   *[other] ⚠️ { $shown }টি রেকর্ড আনা যায়নি, বাদ রাখা হয়েছে।
}
run-gate-empty = ▫️ একটি সারিও নেই; আগে ছিল { $before }টি।
run-gate-duplicates = ▫️ একই কী একাধিকবার এসেছে।
run-gate-fewer = ▫️ সারি অনেক কম: { $now }টি, আগে ছিল { $before }টি।
run-gate-more = ▫️ সারি অনেক বেশি: { $now }টি, আগে ছিল { $before }টি।
run-gate-empty-cells = ▫️ { $about }-এর বেশি ঘর খালি: { $now }, আগে ছিল { $before }।
run-gate-sum = ▫️ { $about }-এর যোগফল অনেক বদলেছে: { $now }, আগে ছিল { $before }।
run-gate-left-out = ▫️ খুব বেশি রেকর্ড আনা যায়নি: { $now }; সর্বোচ্চ { $before } বাদ যেতে পারে।
run-decide = অনুগ্রহ করে বিলিং সিস্টেমের সঙ্গে মিলিয়ে দেখুন, তারপর তবুও প্রকাশ করুন, অথবা আগের তথ্যই রাখুন।
run-never-published = এগুলো প্রকাশ করা যাবে না। আগের তথ্যই রাখুন; পরের রান আবার পড়বে।
run-decided = আর সিদ্ধান্তের কিছু নেই: কেউ সিদ্ধান্ত দিয়েছেন, অথবা পরের হিসাব প্রকাশিত হয়েছে।
run-approval-asked = 👥 { $until } পর্যন্ত অন্য কারও অনুমোদনের অপেক্ষায়।
run-approval-other = রানটি আপনি চেয়েছেন, তাই সিদ্ধান্ত অন্য কেউ দেবেন।
run-approval = { $choice ->
    [approved] 👥 অনুমোদন দিয়েছেন { $by }।
    [refused] 👥 অনুমোদন দেননি { $by }।
    [expired] 👥 সময়মতো কেউ অনুমোদন দেননি।
   *[changed] 👥 চাওয়ার পর এটি বদলানো হয়েছে, তাই চলবে না।
}
run-verdict = { $verdict ->
    [self] রানটি আপনি চেয়েছেন, তাই সিদ্ধান্ত অন্য কেউ দেবেন।
    [no_right] এই কাজের রান নিয়ে আপনি সিদ্ধান্ত দিতে পারেন না।
    [changed] আপনি দেখার পর রানটি বদলানো হয়েছে। এটি চলবে না।
    [expired] দেরি হয়ে গেছে: এক দিনের মধ্যে কেউ অনুমোদন দেননি।
    [was_approved] কেউ আগেই অনুমোদন দিয়েছেন।
    [was_refused] কেউ আগেই না বলেছেন।
   *[ended] এর মধ্যে রানটি শেষ হয়ে গেছে।
}
run-attempts = <b>চেষ্টাগুলো</b>
run-attempt = { $mark } <code>#{ $run }</code> { $state }
run-gone = রান <code>#{ $run }</code> আর নেই। /jobs পাঠালে কাজ ও রানগুলো দেখা যাবে।
run-asked-before = এই রানটি আগেই চাওয়া হয়েছে; এখানে দেখানো হলো।
run-had-ended = রানটি আগেই শেষ হয়েছে। আপনার চাপে কিছু বদলায়নি।
run-not-decided = আপনার চাপে কিছু বদলায়নি: কেউ আগেই সিদ্ধান্ত দিয়েছেন, পরের সারিগুলো প্রকাশিত হয়েছে, অথবা এগুলো প্রকাশ করা যায় না।
run-published-now = 🟢 প্রকাশিত। সবাই এখন নতুন সারিগুলো দেখছেন।
run-kept-now = 🛑 রাখা হলো। সবাই আগের তথ্যই দেখছেন।
run-button-open = ▶️ দেখুন, থামান, সিদ্ধান্ত দিন
run-button-cancel = ✋ থামান
run-button-refresh = 🔄 হালনাগাদ
run-button-approve = 👍 অনুমোদন দিন
run-button-refuse = 👎 না বলুন
run-button-publish = 🟢 তবুও প্রকাশ করুন
run-button-keep = 🛑 আগেরগুলো রাখুন
run-button-attempt = { $mark } চেষ্টা #{ $run }

parameter-area = NOCS এলাকা (কোড)
parameter-area-empty = সব এলাকা
parameter-whole = প্রতিটি এলাকা
parameter-form =
    ⚙️ <b>{ $job }</b> · মান দিয়ে চালান
parameter-form-hint = এবার যা আলাদা হবে, তাতে চাপুন; বাকিটা যেমন আছে তেমনই থাকবে।
parameter-default = ▫️ { $name }: { $value }
parameter-changed = ✏️ { $name }: <b>{ $value }</b>
parameter-caption = ✏️ { $name }: { $value }
parameter-yes = হ্যাঁ
parameter-no = না
parameter-missing = দিতে হবে
parameter-empty = খালি
parameter-ask =
    ✏️ <b>{ $name }</b>
    অনুগ্রহ করে { $kind } পাঠান। এখন আছে: { $value }।

    বাদ দিতে /cancel পাঠান।
parameter-kind = { $kind ->
    [INT] একটি পূর্ণ সংখ্যা
    [DECIMAL] একটি সংখ্যা
    [MONEY] টাকার পরিমাণ
    [PERCENT] শতকরা হার
    [DATE] একটি তারিখ, যেমন <code>2026-11-20</code>, অথবা <code>TODAY</code> বা <code>TODAY-1</code>
    [PERIOD] একটি মাস, যেমন <code>2026-11</code>, একটি প্রান্তিক, যেমন <code>2026-Q4</code>, অথবা <code>CURRENT</code> বা <code>PREVIOUS</code>
    [LIST_INT] কমা দিয়ে কয়েকটি পূর্ণ সংখ্যা
   *[other] একটি লেখা
}
parameter-between = { $kind }, { $least } থেকে { $most }
parameter-least = { $kind }, কমপক্ষে { $least }
parameter-most = { $kind }, সর্বোচ্চ { $most }
parameter-wrong-missing = ❌ { $name } দিতে হবে। অনুগ্রহ করে একটি মান দিন।
parameter-wrong-unknown = ❌ এই কাজে <code>{ $name }</code> নামে কিছু নেই।
parameter-wrong-malformed = ❌ { $name }-এর মান হিসেবে এটি বোঝা যায়নি। অনুগ্রহ করে আবার পাঠান।
parameter-wrong-too-small = ❌ { $name }: কমপক্ষে { $limit } দিন।
parameter-wrong-too-large = ❌ { $name }: সর্বোচ্চ { $limit } দিন।
parameter-wrong-no-choice = ❌ { $name } এগুলোর একটি হতে হবে: { $choices }
parameter-form-gone = বোতামগুলো বেশ পুরোনো। অনুগ্রহ করে /jobs পাঠিয়ে আবার শুরু করুন।
parameter-name = নামটি
preset-button-name = 💾 এই মানগুলো রেখে দিন
preset-ask =
    💾 এই মানগুলো কোন নামে রাখা হবে? নামটি পাঠান, সর্বোচ্চ ৪০ অক্ষর; আগের কোনো নাম দিলে তার মান বদলে যাবে।

    নাম না দিয়ে ফিরতে বোতামটি চাপুন।
preset-too-many = ❌ এই কাজের জন্য আপনার ২০টি মানের সেট আগেই রাখা আছে। অনুগ্রহ করে আগে একটি বাদ দিন।
parameter-button-defaults = ↩️ সব আগের মতো
parameter-button-back = ⬅️ ফরমে ফিরুন
parameter-button-start = ▶️ চালান
job-not-yours = 🔒 আপনার ভূমিকায় এই কাজ চালানো যায় না। অনুগ্রহ করে প্রশাসকের সঙ্গে কথা বলুন।
