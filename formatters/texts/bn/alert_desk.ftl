# /alerts এবং সতর্কবার্তার নিচের বোতাম।

alerts-title = 🚨 <b>সতর্কবার্তা</b>
alerts-none = ✅ এখন কোনো সমস্যা নেই।
alerts-count = { $count ->
    [one] { $shown }টি খোলা আছে।
   *[other] { $shown }টি খোলা আছে, জরুরিগুলো আগে।
}
alerts-line = { $at } থেকে ({ $lasted }) · { $standing }
alerts-free = ⏳ কেউ হাতে নেননি
alerts-taken = 👀 { $name } দেখছেন
alerts-private = 🔒 /alerts শুধু আমার সঙ্গে ব্যক্তিগত চ্যাটে কাজ করে। অনুগ্রহ করে সেখানে খুলুন।
alerts-button-refresh = 🔄 হালনাগাদ
alerts-button-silences = 🔕 নীরবতা
alerts-button-all = ⬅️ সব সতর্কবার্তা
alert-gone = এই সতর্কবার্তাটি আর রাখা নেই। এখন কী সমস্যা আছে তা /alerts পাঠালে দেখা যাবে।

alert-button-take = ✅ আমি দেখছি
alert-button-silence = 🔕 নীরব রাখুন ▾
alert-button-details = 📋 বিস্তারিত
alert-button-back = ⬅️ ফিরে যান
alert-length = { $length ->
    [hour] ১ ঘণ্টা
    [four_hours] ৪ ঘণ্টা
    [morning] সকাল ৮টা পর্যন্ত
   *[run] এই রান শেষ না হওয়া পর্যন্ত
}
alert-button-length = { $length ->
    [hour] ১ ঘণ্টা
    [four_hours] ৪ ঘণ্টা
    [morning] সকাল ৮টা পর্যন্ত
   *[run] শুধু এই রান
}
alert-button-reason = { $reason ->
    [known] জানা আছে, কাজ চলছে
    [planned] পরিকল্পিত কাজ
    [wrong] ভুল সংকেত
   *[none] কারণ ছাড়াই
}
alert-reason = { $reason ->
    [known] জানা আছে, কাজ চলছে
    [planned] পরিকল্পিত কাজ
   *[wrong] ভুল সংকেত
}
alert-silence-ask = 🔕 কতক্ষণ কাউকে জানানো হবে না? এখানে যা দেখা যাচ্ছে তা হালনাগাদ হতে থাকবে।
alert-silence-why = 🔕 { $length }। কারণ কী?
alert-silenced = 🔕 { $of }: { $until } পর্যন্ত কাউকে জানানো হবে না। আগেই শেষ করতে /alerts পাঠান।
alert-silenced-run = 🔕 { $of }: এই রান শেষ না হওয়া পর্যন্ত কাউকে জানানো হবে না। আগেই শেষ করতে /alerts পাঠান।
alert-taken-before = 👀 { $name } আগে থেকেই বিষয়টি দেখছেন, { $at } থেকে।
alert-over-before = ✅ এটি আগেই মিটে গেছে, { $at }।

alert-details-title = <b>যা যা ঘটেছে</b>
alert-details-raised = প্রথম দেখা গেছে { $at }
alert-details-times = { $count ->
    [one] { $shown } বার দেখা গেছে
   *[other] { $shown } বার দেখা গেছে
}
alert-entry = ▫️ { $at }: { $what }{ $by }{ $note }
alert-did-raised = জানানো হয়েছে
alert-did-worse = আরও খারাপ হয়েছে, আবার জানানো হয়েছে
alert-did-repeated = আরেকবার জানানো হয়েছে
alert-did-escalated = কেউ হাতে নেননি, ঊর্ধ্বতনদের জানানো হয়েছে
alert-did-changed = বদলেছে
alert-did-acknowledged = হাতে নেওয়া হয়েছে
alert-did-resolved = মিটে গেছে
alert-did-silenced = নীরব রাখা হয়েছে, কাউকে জানানো হয়নি
alert-did-maintenance = পরিকল্পিত কাজ, কাউকে জানানো হয়নি
alert-did-inhibited = মূল কারণ আগেই জানানো হয়েছে, কাউকে জানানো হয়নি
alert-did-flapping = বারবার আসছে-যাচ্ছে, কাউকে জানানো হয়নি
alert-did-by = , { $name }
alert-did-told = { $count ->
    [one] {" "}({ $shown } জায়গায়)
   *[other] {" "}({ $shown } জায়গায়)
}

silences-title = 🔕 <b>নীরবতা ও পরিকল্পিত কাজ</b>
silences-none = কিছুই নীরব রাখা হয়নি।
silences-everything = সবকিছু
silences-line = { $kind ->
    [planned] 🗓 <b>{ $of }</b> · পরিকল্পিত
    [work] 🛠 <b>{ $of }</b> · পরিকল্পিত কাজ চলছে
   *[silence] 🔕 <b>{ $of }</b>
}
silences-times = { $start } – { $end } · { $name }
silences-button-end = ✖️ শেষ করুন: { $of }
silences-button-plan = 🗓 কাজের পরিকল্পনা
silences-ended = নীরবতা শেষ হয়েছে। আবার জানানো হবে।
silences-ended-before = এই নীরবতা আগেই শেষ হয়েছিল।
window-ask =
    🗓 <b>কাজের পরিকল্পনা</b>
    পরিকল্পিত কাজের সময় কাউকে জানানো হয় না। অনুগ্রহ করে কোন বিষয়ে, কোন দিন, কখন থেকে কখন এবং চাইলে কারণ লিখে পাঠান:

    <code>BMHHS আগামীকাল ০২:০০-০৬:০০ নতুন টেবিল</code>
    <code>batch.* ২০২৬-১২-৩১ ২২:০০-০৪:০০</code>
    <code>all আজ ১৮:০০-১৮:৩০ পুনরায় চালু</code>

    প্রথম শব্দটি কোনো ব্যাচ, কাজ বা তথ্যের নাম, সতর্কবার্তার ধরন, অথবা <code>all</code>। বাদ দিতে /cancel পাঠান।
window-planned = 🗓 পরিকল্পনা করা হয়েছে: { $of }, { $start } – { $end }।
window-wrong = { $flaw ->
    [what] ❌ এই নামে কোনো ধরনের সতর্কবার্তা নেই। অনুগ্রহ করে ব্যাচ বা কাজের নাম, <code>batch.*</code> অথবা <code>all</code> লিখুন।
    [day] ❌ দিনটি পড়া যাচ্ছে না। অনুগ্রহ করে <code>আজ</code>, <code>আগামীকাল</code> অথবা <code>২০২৬-১২-৩১</code> এভাবে লিখুন।
    [time] ❌ সময় পড়া যাচ্ছে না। অনুগ্রহ করে <code>০২:০০-০৬:০০</code> এভাবে লিখুন।
    [past] ❌ এই সময় পার হয়ে গেছে। অনুগ্রহ করে পরের কোনো সময় পাঠান।
   *[form] ❌ লেখাটি পড়া যাচ্ছে না। অনুগ্রহ করে এভাবে লিখুন: <code>BMHHS আগামীকাল ০২:০০-০৬:০০ নতুন টেবিল</code>।
}
