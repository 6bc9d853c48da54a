# What became of each message.

deliveries-title = 📬 <b>সতর্কবার্তাগুলোর কী হলো</b>
    ✅ পাঠানো হয়েছে · ☑️ গৃহীত (টিমস পরে দেখাবে) · ⏳ অপেক্ষায় · ❔ জানা নেই · ☠️ বাদ দেওয়া হয়েছে
deliveries-none = 📬 এখনো কোনো সতর্কবার্তা জানানো হয়নি।
deliveries-none-such = 📬 এমন কিছু নেই। সব ঠিক আছে।
deliveries-all = সব
deliveries-dead = ☠️ বাদ দেওয়া
deliveries-unknown = ❔ জানা নেই
deliveries-waiting = ⏳ অপেক্ষায়
deliveries-newer = ◀ নতুনতর
deliveries-older = পুরোনো ▶
deliveries-back = ⬅️ সব সতর্কবার্তা
deliveries-to-nobody = কাউকে জানানোর কথা ছিল না।
delivery-back = ⬅️ এই সতর্কবার্তার সব বার্তা
delivery-again = 🔁 আবার পাঠান
delivery-give-up = ☠️ বাদ দিন
delivery-sent-again = 🔁 আবার পাঠানো হচ্ছে।
delivery-given-up = ☠️ বাদ দেওয়া হয়েছে। চাইলে আবার পাঠানো যাবে।
delivery-moved-on = সিদ্ধান্তের কিছু নেই: এর মধ্যে বার্তাটির অবস্থা বদলেছে।
delivery-gone = এই বার্তা আর রাখা নেই। /deliveries দিয়ে আবার দেখুন।
delivery-never = এখনো কোনো বার্তা পায়নি।
delivery-last = শেষ বার্তা: { $at }
delivery-tries = { $count ->
    [0] এখনো চেষ্টা করা হয়নি।
    [one] একবার চেষ্টা করা হয়েছে।
   *[other] { $shown } বার চেষ্টা করা হয়েছে।
}
delivery-state-waiting = অপেক্ষায়, সময়
delivery-state-claimed = এখনই যাবে
delivery-state-sending = যাচ্ছে
delivery-state-sent = পাঠানো হয়েছে
delivery-state-accepted = গৃহীত
delivery-state-unknown = পৌঁছেছে কি না জানা নেই
delivery-state-dead = বাদ দেওয়া হয়েছে
delivery-state-dropped = আর দরকার নেই
delivery-kind-edit = বার্তার সংশোধন,
delivery-kind-reply = উত্তর,
delivery-news-raised = সতর্কবার্তার প্রথম খবর।
delivery-news-worse = অবস্থা আরও খারাপ হয়েছে।
delivery-news-repeated = আবার জানানো হলো।
delivery-news-escalated = কেউ দায়িত্ব নেননি।
delivery-news-changed = নতুন তথ্য।
delivery-news-acknowledged = একজন দায়িত্ব নিয়েছেন।
delivery-news-resolved = সমস্যা শেষ হয়েছে।
delivery-outcome-sent = পাঠানো হয়েছে
delivery-outcome-accepted = গৃহীত
delivery-outcome-notsent = পৌঁছায়নি
delivery-outcome-unknown = পৌঁছেছে কি না জানা নেই
delivery-outcome-ratelimited = অন্য পক্ষ বিরতি চেয়েছে
delivery-outcome-moved = চ্যাটের নম্বর বদলে গেছে
delivery-outcome-deadtarget = পৌঁছানো যাচ্ছে না
delivery-outcome-refused = অন্য পক্ষ নেয়নি
delivery-outcome-overtaken = বদলানোর আর কিছু ছিল না
delivery-outcome-fatal = এই পথে কিছুই পাঠানো যাচ্ছে না
