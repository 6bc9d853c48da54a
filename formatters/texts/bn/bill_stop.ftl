# /billstop: চলতি মাসে বিল হয়নি এমন CPC গ্রাহক, তাঁদের CRP অনুযায়ী।

bill-stop-title = 🛑 <b>বিল বন্ধ</b>
bill-stop-totals =
    🏢 CRP: <b>{ $crps }</b>টি
    👥 CPC: <b>{ $cpcs }</b>টি
    🛑 বিল বন্ধ: <b>{ $stopped }</b>টি ({ $stopped_share } %)
    ✅ বিল চালু: <b>{ $active }</b>টি ({ $active_share } %)
bill-stop-batch = 📅 ব্যাচের তারিখ { $day }। বিল বন্ধ মানে: { $month }-এর পরে শেষ হয় এমন কোনো বিল নেই।
bill-stop-list = <b>যে CRP-তে বেশি বিল বন্ধ, সেটি আগে</b>
bill-stop-which = { $found }টির মধ্যে { $first }–{ $last }
bill-stop-crp-line = <code>{ $number }</code> · 🛑 { $cpcs }টির মধ্যে { $stopped }টি ({ $share } %)
bill-stop-areas-only = 🔒 কোন কোন গ্রাহক, তা শুধু সব এলাকা দেখার অনুমতি থাকলে দেখা যায়।
bill-stop-crp =
    🏢 <b>CRP</b> <code>{ $number }</code>

    👥 CPC: <b>{ $cpcs }</b>টি
    🛑 বিল বন্ধ: <b>{ $stopped }</b>টি ({ $stopped_share } %)
    ✅ বিল চালু: <b>{ $active }</b>টি ({ $active_share } %)
bill-stop-cpcs = <b>CPC গ্রাহক, যাঁদের বিল বন্ধ তাঁরা আগে</b>
bill-stop-cpc-line =
    { $mark } <code>{ $number }</code> { $name }
    { $billed }
    { $balance } · { $address }
bill-stop-last-bill = শেষ বিল { $day } পর্যন্ত
bill-stop-never = কখনও বিল হয়নি
bill-stop-balance = { $mark } { $amount }
bill-stop-cpc =
    👤 <b>{ $name }</b>
    🔢 CPC <code>{ $number }</code>, বিল হয় CRP <code>{ $crp }</code>-এর মাধ্যমে
    📍 { $address }

    { $mark } <b>{ $status }</b>
    { $why }
    💰 ব্যালেন্স: { $balance }
bill-stop-status = { $status ->
    [stopped] বিল বন্ধ
    [active] বিল চালু
   *[none] CPC নয়
}
bill-stop-why-never = কখনও বিল হয়নি: এই গ্রাহকের কোনো বিলই নেই।
bill-stop-why-first = শেষ বিলটি { $day } তারিখে শেষ হয়েছে। সেটি আগের মাসের বিল, তাই { $month } মাসের কোনো বিল নেই।
bill-stop-why-stopped = শেষ বিলটি { $day } তারিখে শেষ হয়েছে। { $month } মাসের কোনো বিল নেই।
bill-stop-why-active = শেষ বিলটি { $day } তারিখে শেষ হয়েছে: { $month } মাসের বিল হয়েছে।
bill-stop-no-cpc =
    ❌ <code>{ $number }</code> এখানে CPC বা CRP কোনোটিই নয়। বিল বন্ধের তালিকায় শুধু CRP-এর মাধ্যমে বিল হওয়া গ্রাহকেরা থাকেন।
    গ্রাহকটিকে খুঁজতে 👤 চাপুন।
bill-stop-no-cpc-text =
    ❌ “{ $number }” এখানে CPC বা CRP কোনোটিই নয়।
    অনুগ্রহ করে নম্বরটি মিলিয়ে দেখে আবার খুঁজুন।
bill-stop-crp-gone = ❌ এই CRP এখন আর তালিকায় নেই। অনুগ্রহ করে অন্য একটি বেছে নিন।
bill-stop-ask =
    🔎 কোন CRP বা CPC খুঁজছেন? নম্বরটি লিখে পাঠান।

    না খুঁজে ফিরে যেতে /cancel পাঠান।
bill-stop-history-title = 🗓 <b>বিল বন্ধ: ব্যাচের তারিখ</b>, নতুনটি আগে
bill-stop-history-none = বিলিং সিস্টেম থেকে এখনও কিছু পড়া হয়নি।
bill-stop-load =
    { $mark } <b>{ $day }</b> · { $state }
    { $when } · { $counts }
bill-stop-load-state = { $state ->
    [running] পড়া হচ্ছে
    [completed] সম্পন্ন
    [refused] গ্রহণ করা হয়নি: তথ্য সঠিক বলে মনে হয়নি
   *[failed] ব্যর্থ
}
bill-stop-load-took = { $at }, সময় লেগেছে { $took }
bill-stop-load-since = শুরু { $at }
bill-stop-load-counts = { $crps }টি CRP, { $cpcs }টি CPC
bill-stop-load-no-counts = কোনো তথ্য আসেনি
bill-stop-load-error = ▫️ { $error }
bill-stop-one-date = ℹ️ অন্তত দুটি তারিখের তথ্য জমা হলে সেগুলো তুলনা করা যাবে।
bill-stop-first-date = 🗓 <b>ব্যাচের কোন দুই তারিখের পার্থক্য দেখতে চান?</b> প্রথমটি বেছে নিন।
bill-stop-second-date = 🗓 <b>{ $day } তারিখের সঙ্গে কোন তারিখের পার্থক্য দেখতে চান?</b> তারিখটি বেছে নিন।
bill-stop-changes =
    🗓 <b>{ $older } → { $newer }</b>

    🛑 বিল বন্ধ: { $before } → <b>{ $after }</b>
    ➕ নতুন করে বন্ধ: <b>{ $stopped }</b>
    ➖ আর বন্ধ নেই: <b>{ $cleared }</b> (আবার বিল হয়েছে, অথবা এখন আর CPC নন)
bill-stop-months-differ = ℹ️ { $before } ও { $after } আলাদা মাস: প্রতি মাসের শুরুতে সবার জন্য নতুন বিলের অপেক্ষা শুরু হয়।
bill-stop-no-changes = কারও বিলের অবস্থা বদলায়নি।
bill-stop-changed =
    { $mark } <code>{ $number }</code> { $name }
    { $before } → { $after }
    CRP <code>{ $crp }</code>
bill-stop-files =
    ⬇️ <b>সব সারি ফাইলে</b>

    CRP: { $crps }টি, প্রতিটির গণনাসহ।
    CPC: { $cpcs }টি, প্রতিটির নাম, ঠিকানা, শেষ বিল ও ব্যালেন্সসহ।
bill-stop-files-crps =
    ⬇️ <b>সব সারি ফাইলে</b>

    CRP: { $crps }টি, প্রতিটির গণনাসহ।
bill-stop-exporting = ⏳ ফাইল তৈরি হচ্ছে…
bill-stop-exported = ⬇️ { $name }: { $count ->
    [one] { $shown }টি সারি।
   *[other] { $shown }টি সারি।
}
bill-stop-button-crp = 🏢 { $number } · { $stopped }
bill-stop-button-its-crp = 🏢 CRP { $number }
bill-stop-button-its-cpcs = 👥 এর CPC
bill-stop-button-customer = 👤 { $number }
bill-stop-button-search = 🔎 খুঁজুন
bill-stop-button-history = 🗓 ব্যাচের তারিখ
bill-stop-button-files = ⬇️ ফাইল
bill-stop-button-file = ⬇️ { $what ->
    [CRPS] CRP
   *[CPCS] CPC
} · { $form }
bill-stop-button-compare = 🔀 দুটি তুলনা
bill-stop-button-other-dates = 🔀 অন্য তারিখ
bill-stop-button-all = ⬅️ সব CRP
bill-stop-button-earlier = ◀️ { $page } / { $pages }
bill-stop-button-later = { $page } / { $pages } ▶️
bill-stop-button-back = ◀️ আগে
bill-stop-button-more = আরও ▶️
