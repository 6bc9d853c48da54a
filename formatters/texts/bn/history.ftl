billing-title =
    📊 <b>মাসিক বিল</b> · { $span }
    গ্রাহক: <code>{ $number }</code>
    { $rule }
recharges-title =
    💳 <b>রিচার্জের ইতিহাস</b> · { $span }
    গ্রাহক: <code>{ $number }</code>
    { $rule }
part-unavailable = ⚠️ এই অংশটি এই মুহূর্তে পাওয়া যাচ্ছে না। এক মিনিট পরে আবার চেষ্টা করুন।
no-bills = এই গ্রাহকের এখনও কোনো বিল হয়নি।
no-recharges = এই গ্রাহকের কোনো রিচার্জ নথিভুক্ত নেই।
no-recharges-in-span =
    এই সময়ে ({ $span }) কোনো রিচার্জ নেই।
    সর্বশেষ রিচার্জ { $latest } তারিখে; দেখতে “সব” চাপুন।
billing-span-last = সর্বশেষ মাস
billing-span-six = ৬ মাস
billing-span-year = ১ বছর
billing-span-all = সব মাস
recharge-span-last = সর্বশেষটি
recharge-span-six = গত ৬ মাস
recharge-span-year = গত ১ বছর
recharge-span-all = সব রিচার্জ
bill-of-month =
    📅 <b>{ $month }</b>
    • ব্যবহার: { $energy }
    • বিল: { $charge }
    • দিন: { $days }
billing-totals =
    মোট ব্যবহার: <b>{ $energy }</b>
    মোট বিল: <b>{ $charges }</b>
recharge-entry =
    📅 <b>{ $day }</b> · { $channel }
    • রিচার্জ: <b>{ $total }</b>
    • বিদ্যুৎ মূল্য{ "\u00a0" }{ $energy }, রিবেট{ "\u00a0" }{ $rebate }, ভ্যাট{ "\u00a0" }{ $vat }
recharge-totals =
    রিচার্জ: <b>{ $count }</b>
    মোট: <b>{ $total }</b>
adjustment = সমন্বয়
channelless = মাধ্যম নথিভুক্ত নেই
chart-caption = 📈 <b>ব্যবহারের চার্ট</b> · গ্রাহক <code>{ $number }</code>
statement-caption =
    📄 <b>হিসাব বিবরণী</b> · গ্রাহক <code>{ $number }</code>
    হিসাবের সময়: { $read }
