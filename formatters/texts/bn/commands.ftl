# টেলিগ্রামের কমান্ড মেনু: প্রতিটি ১–২৫৬ অক্ষর।

command-start = শুরু করুন
command-account = আমার হিসাব
command-people = কে কোন দায়িত্বে এই ডেস্ক ব্যবহার করেন
command-audit = কে কী করেছেন
command-group = গ্রুপে ডেস্কের ব্যবহার
command-nocs = NOCS এলাকাগুলোর ব্যালেন্স
command-billstop = চলতি মাসে বিল হয়নি এমন CPC গ্রাহক
command-status = সবকিছুর বর্তমান অবস্থা
command-logs = চলার সময় কাজগুলো যা লিখেছে
command-alerts = এখন কী সমস্যা আছে, এবং নীরবতা
command-schedule = আগামী ২৪ ঘণ্টায় কী কী চলবে
command-cancel = অনুসন্ধান থামান, গ্রাহকের তথ্য সরিয়ে দিন
command-language = ভাষা – Language
command-help = ডেস্কটি কীভাবে ব্যবহার করবেন
command-jobs = কাজ: চালানো, দেখা, স্থগিত করা
command-job = একটি কাজ: কী করে, কখন চলেছে
command-subscribe = এই চ্যাটে কী জানানো হবে
command-subscriptions = কাকে কী জানানো হয়
command-deliveries = সতর্কবার্তাগুলোর কী হলো
