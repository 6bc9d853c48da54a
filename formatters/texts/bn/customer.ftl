customer-menu =
    ✅ <b>গ্রাহক পাওয়া গেছে</b>

    👤 <b>{ $name }</b>
    🔢 গ্রাহক নং: <code>{ $number }</code>
    🔌 মিটার নং: { $meter }
    🏢 এনওসিএস: { $nocs }
    অবস্থা: { $status }

    { $notes }কী দেখতে চান বেছে নিন:
billing-missing = ⚠️ এই মুহূর্তে বিলের তথ্য পাওয়া যাচ্ছে না।
recharges-missing = ⚠️ এই মুহূর্তে রিচার্জের ইতিহাস পাওয়া যাচ্ছে না।
customer-info =
    👤 <b>গ্রাহকের তথ্য</b>
    { $rule }
    নাম: <b>{ $name }</b>
    গ্রাহক নং: <code>{ $number }</code>
    ফোন: { $phone }
    ঠিকানা: { $address }
    { $rule }
    মিটার নং: { $meter }
    ফেজ: { $phase }
    অনুমোদিত লোড: { $load }
    ট্যারিফ: { $tariff }
    এনওসিএস: { $nocs }
    অবস্থা: { $status }
    সংযোগের তারিখ: { $connected }
    সর্বশেষ বিল: { $billed }
billed-through = যার মাধ্যমে বিল হয় (CRP): <code>{ $number }</code>
customer-balance =
    💰 <b>বর্তমান ব্যালেন্স</b>
    গ্রাহক: <code>{ $number }</code>
    { $rule }
    <b>{ $amount }</b>
    { $mark } <b>{ $standing }</b>
    { $meaning }
    { $rule }
    হিসাবের সময়: { $read }
customer-choice = 🔀 <b>{ $number } নম্বর মিটারটি { $count } জন গ্রাহকের নামে আছে।</b>
customer-choice-hint = গ্রাহক বেছে নিন:
nameless = নাম নথিভুক্ত নেই
nocsless = এনওসিএস নথিভুক্ত নেই
refreshed = 🔄 তথ্য হালনাগাদ করা হয়েছে: { $time }
