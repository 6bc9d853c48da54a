not-recorded = নথিভুক্ত নেই
name-not-recorded = নাম নথিভুক্ত নেই
address-not-recorded = ঠিকানা নথিভুক্ত নেই
unknown = অজানা
kwh = { $quantity } ইউনিট
kilowatts = { $quantity } কিলোওয়াট
seconds = { $count ->
    [one] { $shown } সেকেন্ড
   *[other] { $shown } সেকেন্ড
}
day = { $day } { $month } { $year }
month = { $month } { $year }
moment = { $day }, { $clock }
clock = { $part ->
    [dawn] ভোর
    [morning] সকাল
    [noon] দুপুর
    [afternoon] বিকাল
    [evening] সন্ধ্যা
   *[other] রাত
} { $time }
months = জানুয়ারি,ফেব্রুয়ারি,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর
short-months = জানু,ফেব্রু,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট,সেপ্টে,অক্টো,নভে,ডিসে
status-pending-start = চালুর অপেক্ষায়
status-active = সক্রিয়
status-pending-stop = বন্ধের অপেক্ষায়
status-stopped = বন্ধ
status-reactivated = পুনরায় সক্রিয়
status-closed = সমাপ্ত
status-cancelled = বাতিল
status-unknown = অজানা
standing-credit = জমা
standing-due = বকেয়া
standing-settled = পরিশোধিত
standing-unknown = অজানা
meaning-credit = অগ্রিম জমা: এই টাকা ব্যবহার করা যাবে।
meaning-due = বকেয়া আছে: এই টাকা পরিশোধ করতে হবে।
meaning-settled = কোনো বকেয়া নেই, অগ্রিম জমাও নেই।
meaning-unknown = এই হিসাবের কোনো অঙ্ক বিলিং সিস্টেমে নেই।
money-lakh = { $figure } লাখ
money-crore = { $figure } কোটি
money-lakh-crore = { $figure } লাখ কোটি
