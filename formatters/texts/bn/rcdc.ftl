# দূর থেকে মিটার সংযোগ ও বিচ্ছিন্ন করা (RC/DC): ট্যাগ ছাড়া সাধারণ লেখা।

rcdc-title = 📊 RC/DC: এক নজরে
rcdc-says = দূর থেকে মিটার সংযোগ ও বিচ্ছিন্ন করার আজকের নির্দেশ, সব এলাকা মিলিয়ে।
rcdc-areas-title = 📍 RC/DC: NOCS অনুযায়ী
rcdc-areas-says = দূর থেকে মিটার সংযোগ ও বিচ্ছিন্ন করার আজকের নির্দেশ, এলাকা অনুযায়ী।
rcdc-connect = 🔄 দূর থেকে সংযোগ
rcdc-disconnect = ⛔ দূর থেকে বিচ্ছিন্ন
rcdc-total = মোট
rcdc-normal = ✅ কার্যকর হয়েছে
rcdc-pending = ⏳ অপেক্ষায়
rcdc-failed = ❌ ব্যর্থ
rcdc-area = এলাকা
rcdc-both = কার্যকর / মোট
rcdc-open = অপেক্ষায় / ব্যর্থ
rcdc-pair = { $one } / { $other }
rcdc-at = { $at } পর্যন্ত
