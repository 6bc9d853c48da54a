# /audit: কে কী করেছেন, এবং বিলিং সিস্টেমকে কী জিজ্ঞাসা করা হয়েছে।

audit-title = 🧾 <b>অডিট</b>
audit-queries-title = 🧾 <b>বিলিং সিস্টেমকে করা জিজ্ঞাসা</b>
audit-chosen = { $period } · { $topic }
audit-chosen-about = { $period } · { $topic } · { $about } সম্পর্কে
audit-nothing = এই বাছাইয়ে কিছু লেখা নেই।
audit-private = 🔒 /audit শুধু আমার সঙ্গে ব্যক্তিগত চ্যাটে কাজ করে। অনুগ্রহ করে সেখানে খুলুন।
audit-exporting = ⏳ ফাইল তৈরি হচ্ছে…
audit-exported = { $count ->
    [one] ⬇️ { $shown }টি এন্ট্রি।
   *[other] ⬇️ { $shown }টি এন্ট্রি।
}
audit-cut =
    ⬇️ সবচেয়ে নতুন { $shown }টি এন্ট্রি; আরও আছে।
    বাকিগুলো পেতে আরও ছোট সময়কাল বেছে নিন।
audit-ask =
    🔎 কার এন্ট্রি দেখতে চান? নাম, @ইউজারনেম, টেলিগ্রাম আইডি অথবা গ্রাহক নম্বর পাঠান।

    কিছু না বেছে ফিরে যেতে /cancel পাঠান।
audit-which = 🔎 <b>{ $text }</b> বলতে একাধিক বোঝাতে পারে। আপনি কাকে বোঝাচ্ছেন?
audit-nobody =
    ❌ <b>{ $text }</b> নামে কাউকে পাওয়া যায়নি, আর এটি গ্রাহক নম্বরও নয়।
    অনুগ্রহ করে মিলিয়ে দেখে বোতামটি আবার চাপুন।

audit-topic = { $topic ->
    [access] অনুমতি
    [customers] গ্রাহক
    [accounts] নিজের হিসাব
    [groups] গ্রুপ
    [queries] জিজ্ঞাসা
   *[all] সবকিছু
}
audit-period = { $period ->
    [today] আজ
    [week] গত ৭ দিন
    [month] গত ৩০ দিন
   *[all] সব সময়
}
audit-person = { $name } (<code>{ $id }</code>)
audit-nameless = <code>{ $id }</code>
audit-customer = একজন গ্রাহক (কোড <code>{ $code }</code>)
audit-group-chat = গ্রুপ { $name }

audit-entry =
    <b>{ $act }</b> · নং { $number }
    🕐 { $at } · { $chat }
    👤 { $actor }, { $role }
audit-whom = ➡️ { $whom }
audit-details = ▫️ { $details }
audit-by-service = ডেস্ক নিজে
audit-chat = { $chat ->
    [private] ব্যক্তিগত চ্যাট
    [service] চ্যাট ছাড়া
   *[group] গ্রুপ
}
audit-act = { $act ->
    [access-requested] অনুমতি চেয়েছেন
    [access-granted] অনুমতি দেওয়া হয়েছে
    [access-denied] অনুমতি দেওয়া হয়নি
    [access-own_account] শুধু নিজের হিসাব
    [access-expired] আবেদনের মেয়াদ শেষ
    [access-overtaken] আবেদনের আর দরকার নেই
    [access-changed] অনুমতি বদলানো হয়েছে
    [access-suspended] অনুমতি স্থগিত করা হয়েছে
    [access-resumed] অনুমতি আবার চালু করা হয়েছে
    [access-removed] অনুমতি সরানো হয়েছে
    [token-made] প্রবেশের টোকেন তৈরি হয়েছে
    [token-revoked] প্রবেশের টোকেন বাতিল হয়েছে
    [account-linked] হিসাব যুক্ত করা হয়েছে
    [account-unlinked] হিসাব বিচ্ছিন্ন করা হয়েছে
    [account-ended] হিসাবের সংযোগ শেষ হয়েছে
    [group-approved] গ্রুপ অনুমোদিত হয়েছে
    [group-withdrawn] গ্রুপের অনুমোদন প্রত্যাহার হয়েছে
    [group-moved] গ্রুপের আইডি বদলেছে
    [job-run] কাজ চালাতে বলা হয়েছে
    [job-cancel] চলমান কাজ থামাতে বলা হয়েছে
    [job-limit] কাজের সীমা বদলানো হয়েছে
    [job-limits-reset] কাজের সীমা আগের মতো করা হয়েছে
    [job-pause] কাজ স্থগিত করা হয়েছে
    [job-resume] স্থগিত কাজ আবার চালু হয়েছে
    [job-approve] কাজ চালানোর অনুমতি দেওয়া হয়েছে
    [job-refuse] কাজ চালানোর অনুমতি দেওয়া হয়নি
    [cache-publish] আটকে রাখা তথ্য তবু প্রকাশ করা হয়েছে
    [cache-keep] আটকে রাখা তথ্য বাদ দেওয়া হয়েছে
    [api-read] একটি প্রোগ্রাম পড়েছে
    [api-asked] একটি প্রোগ্রাম চেয়েছে
    [customer-viewed] গ্রাহকের তথ্য দেখা হয়েছে
    [customer-offered] গ্রাহক বাছাইয়ে দেখানো হয়েছে
    [payoff-view] এলাকার গ্রাহকদের তালিকা দেখা হয়েছে
    [payoff-export] এলাকার গ্রাহকদের তালিকা ফাইলে নেওয়া হয়েছে
    [billstop-view] গ্রাহকের বিল বন্ধের তথ্য দেখা হয়েছে
    [billstop-export] বিল বন্ধের তালিকা ফাইলে নেওয়া হয়েছে
    [audit-viewed] অডিট খোলা হয়েছে
    [audit-exported] অডিট ফাইলে নেওয়া হয়েছে
    [alert-acknowledge] সতর্কবার্তা হাতে নেওয়া হয়েছে
    [alert-silence] সতর্কবার্তা নীরব রাখা হয়েছে
    [alert-unsilence] নীরবতা শেষ করা হয়েছে
    [alert-maintenance] কাজের পরিকল্পনা করা হয়েছে
    [batch-limits] ব্যাচের সীমা বদলানো হয়েছে
    [alert-test] পরীক্ষামূলক সতর্কবার্তা পাঠানো হয়েছে
    [log-exported] কাজের লগ ফাইলে নেওয়া হয়েছে
    [target-added] সতর্কবার্তার নতুন ঠিকানা যোগ হয়েছে
    [target-removed] সতর্কবার্তার ঠিকানা সরানো হয়েছে
    [target-live] ঠিকানায় সতর্কবার্তা আবার চালু হয়েছে
    [target-paused] ঠিকানায় সতর্কবার্তা স্থগিত করা হয়েছে
    [subscription-saved] সতর্কবার্তার গ্রাহকতা রাখা হয়েছে
    [subscription-ended] সতর্কবার্তার গ্রাহকতা শেষ হয়েছে
    [delivery-again] সতর্কবার্তা আরেকবার পাঠানো হয়েছে
    [delivery-given-up] সতর্কবার্তা পাঠানো বাদ দেওয়া হয়েছে
   *[other] { $code }
}
audit-role = { $role ->
    [none] কোনো ভূমিকা নেই
    [unknown] অনুমতি ছাড়া
    [customer] গ্রাহক
    [staff] কর্মী
    [operator] অপারেটর
    [admin] প্রশাসক
    [service] স্বয়ংক্রিয়ভাবে
   *[other] { $code }
}
audit-page = { $page ->
    [menu] মেনু
    [info] গ্রাহকের তথ্য
    [balance] ব্যালেন্স
    [billing] মাসিক বিল
    [recharges] রিচার্জ
    [chart] ব্যবহারের চার্ট
    [statement] হিসাব বিবরণী
    [search] অনুসন্ধান
   *[other] { $code }
}
audit-detail = { $detail ->
    [role] ভূমিকা: { $value }
    [areas] এলাকা: { $value }
    [by] যাঁর মাধ্যমে: { $value }
    [page] পাতা: { $value }
    [request] আবেদন: { $value }
    [before] আগে: { $value }
    [rows] এন্ট্রি: { $value }
    [side] দেখানো হয়েছে: { $value }
    [sought] অনুসন্ধান: { $value }
    [form] ধরন: { $value }
    [topic] বাছাই: { $value }
    [period] সময়কাল: { $value }
    [about] যাঁর সম্পর্কে: { $value }
    [suspended] স্থগিত: { $value }
    [title] নাম: { $value }
    [person] ব্যক্তি: { $value }
    [approved] অনুমোদিত: { $value }
    [name] নাম: { $value }
    [reason] কারণ: { $value }
    [what] প্রতিবেদন: { $value }
    [job] কাজ: { $value }
   *[other] { $name }: { $value }
}
audit-side = { $side ->
    [credit] জমা আছে এমন গ্রাহক
    [due] বকেয়া আছে এমন গ্রাহক
   *[all] সবাই
}
audit-value = { $value ->
    [yes] হ্যাঁ
    [no] না
   *[none] নেই
}
audit-all-areas = সব

audit-query =
    <b>{ $query }</b> { $parameters }
    🕐 { $at } · 👤 { $person }
    ▫️ { $how }
audit-ms = { $ms } মিলিসেকেন্ড
audit-rows = { $count ->
    [one] { $shown }টি সারি
   *[other] { $shown }টি সারি
}
audit-no-rows = কোনো সারি পড়া হয়নি
audit-source = { $source ->
    [live] সরাসরি
   *[cache] আগে পড়া তথ্য থেকে
}
audit-outcome = { $outcome ->
    [ok] ✅ উত্তর পাওয়া গেছে
    [nothing] ⚪ কিছু পাওয়া যায়নি
    [slow] ⏳ বেশি সময় লেগেছে
    [busy] ⏳ ব্যস্ত ছিল
    [down] 🔌 সাড়া দেয়নি
    [refused] 🔌 লগইন গ্রহণ হয়নি
    [drift] ⚠️ টেবিল বা কলাম নেই
    [fault] ⚠️ ত্রুটি
    [stopped] ✋ থামানো হয়েছে
   *[other] { $code }
}

audit-button-audit = 🧾 অডিট
audit-button-queries = 🗄 জিজ্ঞাসা
audit-button-all = সবকিছু
audit-button-access = 🔑 অনুমতি
audit-button-customers = 👤 গ্রাহক
audit-button-accounts = 📱 নিজের হিসাব
audit-button-groups = 👥 গ্রুপ
audit-button-today = আজ
audit-button-week = ৭ দিন
audit-button-month = ৩০ দিন
audit-button-ever = সব সময়
audit-button-about = 🔎 ব্যক্তি বা গ্রাহক
audit-button-anybody = ✖️ যে কেউ
audit-button-newer = ◀️ নতুন
audit-button-older = পুরোনো ▶️
audit-button-export = ⬇️ CSV ফাইল নিন
audit-button-back = ⬅️ অডিটে ফিরুন
audit-button-person = 👤 { $name } ({ $id })
audit-button-customer = 🔢 গ্রাহক { $number }

audit-csv-audit = নম্বর,সময়,ব্যক্তির আইডি,ব্যক্তি,ভূমিকা,চ্যাটের আইডি,চ্যাট,কাজ,কী হয়েছে,বিষয়,যাঁর সম্পর্কে,বিস্তারিত
audit-csv-queries = নম্বর,সময়,ব্যক্তির আইডি,ব্যক্তি,জিজ্ঞাসা,মান,মিলিসেকেন্ড,সারি,উৎস,ফল
