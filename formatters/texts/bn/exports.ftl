# স্প্রেডশিটে খোলার ফাইল: কলামের নাম, এবং ফাইল সম্পর্কে তথ্যের পাতা।

export-facts = এই ফাইল সম্পর্কে
export-what = প্রতিবেদন
export-by = যিনি চেয়েছেন
export-at = যখন চাওয়া হয়েছে
export-chosen = বাছাই
export-everything = কোনো বাছাই নেই: সব তথ্য
export-as-of = তথ্যের সময়
export-rows = এই ফাইলের সারি
export-part = অংশ
export-total = মোট

export-nocs-balances = NOCS ব্যালেন্স
export-payoff = গ্রাহকভিত্তিক ব্যালেন্স
export-bill-stop-crps = CRP অনুযায়ী বিল বন্ধ
export-bill-stop-cpcs = বিল বন্ধ, সব গ্রাহক

export-nocs-code = NOCS কোড
export-nocs-name = NOCS
export-customers = গ্রাহক
export-credit-customers = জমা আছে এমন গ্রাহক
export-credit = জমা (৳)
export-due-customers = বকেয়া আছে এমন গ্রাহক
export-due = বকেয়া (৳)
export-net = নিট (৳)
export-customer-no = গ্রাহক নম্বর
export-name = নাম
export-address = ঠিকানা
export-phone = ফোন
export-meter = মিটার নম্বর
export-status = অবস্থা
export-balance = ব্যালেন্স (৳)
export-crp = CRP
export-cpc = গ্রাহক নম্বর (CPC)
export-cpcs = গ্রাহক (CPC)
export-stopped = বিল হয়নি
export-active = বিল হয়েছে
export-stopped-share = বিল হয়নি, %
export-last-bill = সর্বশেষ বিল
export-billing-status = বিলের অবস্থা
export-billing-stopped = বিল বন্ধ
export-billing-active = বিল চালু

export-failed =
    ⚠️ ফাইলটি তৈরি করা যায়নি।
    কয়েক মিনিট পর আবার চেষ্টা করুন; কম তথ্য বাছাই করলে ফাইল তাড়াতাড়ি তৈরি হয়।
