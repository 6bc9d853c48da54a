# /nocs: প্রতি এলাকার গ্রাহকদের অগ্রিম জমা ও বকেয়া।

nocs-title = 🏢 <b>NOCS ব্যালেন্স</b>
nocs-figures =
    🟢 জমা: <b>{ $credit }</b>
    { $credits }
    🔴 বকেয়া: <b>{ $due }</b>
    { $dues }
    ⚖️ নিট: <b>{ $net }</b>
    👥 { $areas }{ $customers }
nocs-large = { $exact } ({ $short })
nocs-customers = { $count ->
    [one] { $shown } জন গ্রাহক
   *[other] { $shown } জন গ্রাহক
}
nocs-areas = { $count ->
    [one] { $shown }টি এলাকায়{" "}
   *[other] { $shown }টি এলাকায়{" "}
}
nocs-by-name = <b>নাম অনুযায়ী এলাকা</b>: নিট, তারপর জমা ও বকেয়া
nocs-by-net = <b>নিট অনুযায়ী এলাকা</b>, বেশি বকেয়া আগে: নিট, তারপর জমা ও বকেয়া
nocs-area =
    <b>{ $name }</b> · 👥 { $customers } · ⚖️ { $net }
    🟢 { $credit } · 🔴 { $due }
nocs-area-title = 🏢 <b>{ $name }</b>
nocs-no-list = ⚪ এই এলাকার গ্রাহকদের তালিকা বিলিং সিস্টেম থেকে কখনও পড়া হয়নি।
nocs-differs = ℹ️ সব এলাকার পাতায় আছে { $net }: সেটি অন্য সময়ে ({ $at }) পড়া হয়েছে।
nocs-side = { $side ->
    [credit] জমা আছে এমন গ্রাহক, বেশি জমা আগে
    [due] বকেয়া আছে এমন গ্রাহক, বেশি বকেয়া আগে
   *[all] নম্বর অনুযায়ী গ্রাহক
}
nocs-list = <b>{ $side }</b>
nocs-list-sought = <b>{ $side }</b> · “{ $text }” আছে এমন
nocs-which = { $found } জনের মধ্যে { $first }–{ $last }
nocs-nobody = এই এলাকায় এমন কোনো গ্রাহক পাওয়া যায়নি।
nocs-customer =
    <code>{ $number }</code> { $name }
    { $mark } { $amount } · { $address }
nocs-ask =
    🔎 { $area } এলাকায় কাকে খুঁজছেন? গ্রাহক নম্বর, অথবা নাম বা ঠিকানার অংশ লিখে পাঠান।

    না খুঁজে ফিরে যেতে /cancel পাঠান।
nocs-exporting = ⏳ ফাইল তৈরি হচ্ছে…
nocs-exported = { $count ->
    [one] ⬇️ { $name }: { $shown }টি সারি।
   *[other] ⬇️ { $name }: { $shown }টি সারি।
}
nocs-chart-title = NOCS ব্যালেন্স
nocs-chart-credit = জমা
nocs-chart-due = বকেয়া
nocs-chart-net = নিট
nocs-chart-age = { $at }-এর তথ্য
nocs-chart-others = { $count ->
    [one] অন্য { $shown }টি এলাকা
   *[other] অন্য { $shown }টি এলাকা
}
nocs-button-picture = 📊 ছবিতে দেখুন
nocs-button-by-name = 🔤 নাম অনুযায়ী
nocs-button-by-net = ⚖️ নিট অনুযায়ী
nocs-button-file = ⬇️ { $form }
nocs-button-areas = ⬅️ সব এলাকা
nocs-button-back = ⬅️ ফিরে যান
nocs-button-all = সব
nocs-button-credit = 🟢 জমা
nocs-button-due = 🔴 বকেয়া
nocs-button-search = 🔎 খুঁজুন
nocs-button-everybody = ✖️ সবাই
nocs-button-customer = 👤 { $number }
nocs-button-earlier = ◀️ { $page } / { $pages }
nocs-button-later = { $page } / { $pages } ▶️
nocs-button-area = { $mark } { $name }
