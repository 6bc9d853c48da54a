# যে ক্রন এক্সপ্রেশন নেওয়া যায়নি: কোন ঘরে ভুল, কেন।

cron-fields =
    ক্রন এক্সপ্রেশনে পাঁচটি ঘর থাকে: মিনিট, ঘণ্টা, মাসের তারিখ, মাস, সপ্তাহের দিন।
    এখানে { $count ->
       *[other] { $figure }টি
    } ঘর আছে। উদাহরণ: <code>30 6 * * 0-4</code>
cron-value =
    “{ $field }” ঘরের <code>{ $part }</code> বোঝা যায়নি।
    সংখ্যা, <code>1-5</code>-এর মতো পরিসর, <code>*/2</code>-এর মতো ধাপ, অথবা কমা দিয়ে তালিকা লিখুন; মাস ও সপ্তাহের দিন <code>jan</code> বা <code>sun</code>-এর মতো নামেও লেখা যায়।
cron-outside =
    “{ $field }” ঘরে <code>{ $part }</code> লেখা যায় না: সীমা { $low } থেকে { $high }।
cron-backwards =
    “{ $field }” ঘরে <code>{ $part }</code> পরিসরটি উল্টো লেখা হয়েছে।
    ছোট মানটি আগে লিখুন, অথবা মানগুলো কমা দিয়ে আলাদা করে লিখুন।
cron-step =
    “{ $field }” ঘরে <code>{ $part }</code>-এর ধাপটি { $low } থেকে { $high }-এর মধ্যে একটি সংখ্যা হতে হবে।
cron-step-alone =
    “{ $field }” ঘরে <code>{ $part }</code>-এর ধাপের আগে একটি পরিসর দরকার, যেমন <code>{ $example }</code>।
cron-last =
    “{ $field }” ঘরে <code>{ $part }</code> লেখা যায় না।
    <code>L</code> মানে মাসের শেষ দিন; এটি শুধু “{ $day }” ঘরে লেখা যায়, একা অথবা <code>15,L</code>-এর মতো তালিকায়।
cron-never =
    “{ $field }” ঘরের <code>{ $part }</code> কখনও আসে না: উল্লিখিত কোনো মাসে এমন তারিখ নেই। মাসের শেষ দিনের জন্য <code>L</code> লিখুন।
cron-field-minute = মিনিট
cron-field-hour = ঘণ্টা
cron-field-day = মাসের তারিখ
cron-field-month = মাস
cron-field-weekday = সপ্তাহের দিন
