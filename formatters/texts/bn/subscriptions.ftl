# What chats, channels and addresses are told, and when.

topics-everything = গুরুত্বপূর্ণ সবকিছু
topics-family-batch = ব্যাচ
topics-family-job = জব
topics-family-cache = হিসাবের তথ্য
topics-family-source = তথ্যের উৎস
topics-family-access = প্রবেশাধিকার
topics-family-resource = সার্ভার
topics-family-desk = এই ডেস্ক
topics-family-report = প্রতিবেদন

subscribe-ask-kind = 🔔 <b>এই চ্যাটে কী জানানো হবে?</b>
subscribe-usual-batches = 🏭 ব্যাচ
subscribe-usual-important = ❗ গুরুত্বপূর্ণ সবকিছু
subscribe-usual-reports = 📊 প্রতিবেদন
subscribe-usual-own = ☑️ নিজে বাছাই করব
subscribe-ask-least = 🔔 <b>কতটা গুরুতর হলে জানানো হবে?</b>
subscribe-least-critical = 🚨 শুধু অতি গুরুতর
subscribe-least-warning = ⚠️ সতর্কতাও
subscribe-least-info = ℹ️ সবকিছু
subscribe-ask-topics = ☑️ <b>কোন কোন বিষয়?</b>
    ▸ চাপলে ঐ সারির একেকটি বিষয় দেখা যাবে।
subscribe-all-families = ⬅️ সব বিষয়
subscribe-ask-quiet = 🌙 <b>নীরব সময়</b>
    অতি গুরুতর নয় এমন খবর এই সময় শেষ হলে জানানো হবে।
subscribe-hours-none = নীরব সময় নেই
subscribe-hours-evening = ২০:০০–০৭:০০
subscribe-hours-night = ২২:০০–০৭:০০
subscribe-hours-typed = ✏️ অন্য সময়
subscribe-ask-hours = সময় লিখে পাঠান, শুরু ও শেষ, যেমন <code>21:30-6:30</code>।
subscribe-no-hours = সময়টি বোঝা যায়নি। এভাবে পাঠান: <code>21:30-6:30</code>।
subscribe-summary = 🔔 <b>এই চ্যাটে জানানো হবে</b>
subscribe-save = ✅ সাবস্ক্রাইব করুন
subscribe-done = ⬅️ হয়েছে
subscribe-topics = ☑️ বিষয়
subscribe-least = ⚠️ গুরুত্ব
subscribe-quiet = 🌙 নীরব সময়
subscribe-to-digest = 🗞 দিনে একবার
subscribe-to-once = ⚡ সঙ্গে সঙ্গে
subscribe-to-on-call = 📟 অন-কল
subscribe-not-on-call = 📟 অন-কল নয়
subscribe-language-en = 🌐 বাংলা
subscribe-language-bn = 🌐 English
subscribe-saved = ✅ সংরক্ষণ করা হয়েছে।
subscribe-paused = ⏸ একজন প্রশাসক এই চ্যাট থামিয়ে রেখেছেন: কেউ আবার চালু না করা পর্যন্ত (/subscriptions) এখানে কিছু জানানো হবে না।
subscribe-ended = 🔕 বন্ধ করা হয়েছে। এই চ্যাটে আর জানানো হবে না।
subscribe-title = 🔔 <b>এই চ্যাটে জানানো হয়</b>
subscribe-none = এই চ্যাটে এখনো কিছু জানানো হয় না।
subscribe-change = ✏️ বদলান { $number }
subscribe-end = 🔕 বন্ধ করুন { $number }
subscribe-another = ➕ আরও যোগ করুন
subscribe-gone = আপনার বাছাই আর রাখা নেই। /subscribe দিয়ে আবার শুরু করুন।
subscribe-overtaken = এর মধ্যে কেউ এটি বদলেছেন। /subscribe দিয়ে আবার দেখুন।

subscription-topics = { $topics }
subscription-least = { $severity } ও তার বেশি গুরুতর
subscription-at-once = সঙ্গে সঙ্গে
subscription-digest = দিনে একবার, ০৮:০০টায়; অতি গুরুতর হলে সঙ্গে সঙ্গে
subscription-no-quiet = যেকোনো সময়ে
subscription-quiet = { $start } থেকে { $end } পর্যন্ত নীরব, অতি গুরুতর ছাড়া
subscription-on-call = অন-কল: কেউ অতি গুরুতর সতর্কবার্তার দায়িত্ব না নিলে জানানো হবে

target-state-live = ✅ বার্তা পায়
target-state-paused = ⏸ থামানো আছে
target-state-unreachable = ⚠️ পৌঁছানো যাচ্ছে না
target-why-ended = তালিকা থেকে সরানো হয়েছে
target-why-blocked = সেখানে বট ব্লক করা আছে
target-why-removed = বটকে গ্রুপ থেকে সরানো হয়েছে
target-why-deactivated = অ্যাকাউন্টটি আর নেই
target-why-never-started = ব্যক্তিটি কখনো বটকে লেখেননি
target-why-topic-closed = টপিকটি বন্ধ
target-why-topic-deleted = টপিকটি মুছে ফেলা হয়েছে
target-why-chat-not-found = এমন চ্যাট নেই
target-why-may-not-write = বট সেখানে লিখতে পারে না
target-why-no-mailbox = এমন মেইলবক্স নেই
target-why-no-address = ঠিকানাটি ব্যবহার করা যায় না
target-wants-nothing = একে কিছু জানানো হয় না।

preview-nobody = কাউকে জানানো হবে না।
preview-at-once = সঙ্গে সঙ্গে
preview-later = { $why ->
    [digest] { $at }, দৈনিক সারাংশে
    [quiet] { $at }, নীরব সময়ের পরে
   *[other] { $at }, অন্যগুলোর সঙ্গে
}

preview-ask = 🔎 <b>কাকে জানানো হতো?</b> কোন বিষয়ে?
preview-title = 🔎 <b>{ $topic }</b>, { $severity }
preview-other = 🔎 অন্য কিছু
preview-silenced = 🔕 এখন নীরব রাখা আছে ({ $of }), { $at } পর্যন্ত।
preview-all = সবকিছু

targets-title = 📣 <b>কাদের জানানো হয়</b>
    কে কী জানতে চায় দেখতে একটি বেছে নিন। কোনো চ্যাট বা গ্রুপ যোগ করতে সেখানে /subscribe পাঠান।
targets-none = 📣 এখনো কাউকে কিছু জানানো হয় না। কোনো চ্যাট বা গ্রুপে /subscribe পাঠান।
targets-back = ⬅️ সব
targets-add-teams = ➕ টিমস চ্যানেল
targets-add-email = ➕ ই-মেইল ঠিকানা
targets-preview = 🔎 কে এটি পেত?
targets-ask-name = ➕ টিমস চ্যানেলটির নাম কী? নামটি পাঠান।
targets-ask-webhook = { $name }-এর ওয়েবহুক পাঠান: টিমসে চ্যানেলের “ওয়ার্কফ্লো” ওয়েবহুকের জন্য যে ঠিকানা দেখায়। এটি গোপন; আপনার বার্তাটি সঙ্গে সঙ্গে মুছে ফেলা হবে।
targets-ask-mail = ➕ ই-মেইল ঠিকানাটি পাঠান।
targets-added = ✅ { $title } যোগ হয়েছে, গুরুত্বপূর্ণ সবকিছু জানবে। একটি পরীক্ষামূলক সতর্কবার্তা পাঠান।
targets-added-mail = ✅ { $title } যোগ হয়েছে, গুরুত্বপূর্ণ সবকিছু জানবে। একটি পরীক্ষামূলক সতর্কবার্তা যাচ্ছে।
targets-name-taken = এই নামের টিমস চ্যানেল আগে থেকেই আছে। অন্য নাম পাঠান।
targets-bad-name = এটি নাম হতে পারে না। সর্বোচ্চ ৬৪ অক্ষরের নাম পাঠান।
targets-bad-mail = এটি ই-মেইল ঠিকানা নয়। এভাবে পাঠান: <code>duty@example.com</code>।
targets-gone = এটি আর নেই, অথবা এর মধ্যে কেউ বদলেছেন। /subscriptions দিয়ে আবার দেখুন।
target-test = 🧪 পরীক্ষামূলক সতর্কবার্তা পাঠান
target-tested = 🧪 { $title }-এ একটি পরীক্ষামূলক সতর্কবার্তা যাচ্ছে। কী হলো দেখুন: /deliveries
target-pause = ⏸ থামান
target-resume = ▶️ আবার চালু করুন
target-paused = ⏸ থামানো হয়েছে।
target-resumed = ▶️ আবার বার্তা পাবে।
target-remove = 🗑 সরান
target-ask-remove = 🗑 { $title } সরাবেন? এরপর একে কিছু জানানো হবে না।
target-sure = 🗑 হ্যাঁ, সরান
target-keep = ⬅️ না
target-removed = 🗑 সরানো হয়েছে।
