# /people: who may use the desk, and as what.

people-title = 👥 <b>ব্যবহারকারী</b>
people-choose = একজনকে বেছে নিন।
people-none = এখানে কেউ নেই।
people-found = খোঁজার ফল: { $sought }
people-team = কর্মীদল
people-admins = প্রশাসক
people-operators = অপারেটর
people-staff = কর্মী
people-customers = গ্রাহক
people-others = অন্যরা
people-suspended = স্থগিত
people-search = 🔎 খুঁজুন
people-add = ➕ আইডি দিয়ে যোগ
people-waiting = 🙋 অপেক্ষমাণ আবেদন: { $shown }টি
people-wait = { $count ->
    [one] 🙋 { $shown }টি আবেদন সিদ্ধান্তের অপেক্ষায় আছে।
   *[other] 🙋 { $shown }টি আবেদন সিদ্ধান্তের অপেক্ষায় আছে।
}
people-back = ⬅️ তালিকায় ফিরুন
people-page = 👤 এই ব্যক্তির পাতা
people-page-back = ⬅️ না বদলে ফিরুন
people-areas-count = { $count ->
    [one] { $shown }টি এলাকা
   *[other] { $shown }টি এলাকা
}
people-private = 👥 ব্যবহারকারীদের তালিকা শুধু ব্যক্তিগত চ্যাটে দেখানো হয়। অনুগ্রহ করে আমাকে সেখানে লিখুন।
people-ask-search =
    🔎 কাকে খুঁজছেন? নাম, @ইউজারনেম অথবা টেলিগ্রাম আইডি পাঠান।

    বাদ দিতে /cancel পাঠান।
people-ask-add =
    ➕ ব্যক্তির টেলিগ্রাম আইডি পাঠান, যেমন <code>123456789</code>। অনুমতি নেই এমন কেউ আমাকে গ্রাহক নম্বর পাঠালে নিজের আইডি দেখতে পান।

    বাদ দিতে /cancel পাঠান।
people-no-id = ❌ এটি টেলিগ্রাম আইডি নয়: আইডি সর্বোচ্চ ১৩ অঙ্কের সংখ্যা। আবার পাঠান, অথবা /cancel পাঠান।
people-no-requests = 🙋 কোনো আবেদন সিদ্ধান্তের অপেক্ষায় নেই।
people-requests-shown = { $count ->
    [one] 🙋 { $shown }টি আবেদন অপেক্ষায় আছে: কার্ডটি নিচে দেখুন।
   *[other] 🙋 { $shown }টি আবেদন অপেক্ষায় আছে: কার্ডগুলো নিচে দেখুন।
}
kind-admin = প্রশাসক
kind-operator = অপারেটর
kind-staff = কর্মী
kind-customer = গ্রাহক
kind-unknown = অনুমতি নেই
kind-suspended = স্থগিত
people-card =
    👤 <b>{ $who }</b>
    ইউজারনেম: { $username }
    টেলিগ্রাম আইডি: <code>{ $person }</code>
    ভাষা: { $language }

    { $kind }
    এলাকা: { $areas }
    { $decided }
    সর্বশেষ দেখা গেছে: { $seen }
    সংযুক্ত হিসাব: { $accounts }
people-decided = { $at } সময়ে সিদ্ধান্ত নিয়েছেন { $by }
people-undecided = এই ব্যক্তির বিষয়ে এখনও কেউ সিদ্ধান্ত নেননি।
people-by-settings = সেটিংস (ADMIN_IDS)
people-unseen = কখনও নয়
people-areas = 🏢 এলাকা…
people-suspend = ⏸ স্থগিত করুন
people-resume = ▶️ স্থগিতাদেশ তুলে নিন
people-remove = 🗑 বাদ দিন
people-history = 📜 ইতিহাস
people-removing =
    🗑 <b>{ $who } – বাদ দেবেন?</b>

    তাঁর ভূমিকা সঙ্গে সঙ্গে বাতিল হবে। তিনি আবার অনুমতির আবেদন করতে পারবেন।
people-remove-sure = 🗑 হ্যাঁ, বাদ দিন
people-remove-not = ⬅️ না, থাকুক
people-stale = ইতিমধ্যে { $by } পরিবর্তন করেছেন। আপনার চাপে কিছু বদলায়নি; এখনকার অবস্থা এটি।
people-same = কিছু বদলানো হয়নি: এলাকা আগের মতোই আছে। অসমাপ্ত বাছাই আধা ঘণ্টা পরে মুছে যায়।
people-self = আপনি নিজের বিষয়ে সিদ্ধান্ত নিতে পারেন না। অন্য একজন প্রশাসক পারেন।
people-last-admin = আপনি শেষ প্রশাসক: একজনকে থাকতেই হবে।
people-no-admin = আপনি আর প্রশাসক নন। কিছু বদলানো হয়নি।
people-news-granted = 👥 <b>একজন প্রশাসক আপনার অনুমতি পরিবর্তন করেছেন।</b>
people-news-suspended = ⏸ <b>একজন প্রশাসক আপনার অনুমতি স্থগিত করেছেন।</b> ভুল হয়ে থাকলে প্রশাসকের সঙ্গে কথা বলুন।
people-news-resumed = ▶️ <b>আপনার অনুমতি আবার চালু হয়েছে।</b>
people-news-removed = 🗑 <b>একজন প্রশাসক আপনার অনুমতি বাতিল করেছেন।</b> এখন কী করতে পারেন তা /start জানায়।
people-areas-choose =
    🏢 <b>এই ব্যক্তি কোন কোন এলাকা দেখতে পারবেন?</b>

    বাছাই করা: { $areas }। কিছু বাছাই না করলে সব এলাকা।
