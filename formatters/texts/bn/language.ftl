# /language. ভাষার নাম সেই ভাষাতেই লেখা হয়।

language-name = বাংলা
language-ask = 🌐 আপনাকে কোন ভাষায় লিখব?
language-chosen =
    🌐 এখন থেকে আপনাকে বাংলায় লেখা হবে।

    চালিয়ে যেতে /start পাঠান।
