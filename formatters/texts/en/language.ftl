# /language. The name of a language is written in that language.

language-name = English
language-ask = 🌐 In which language shall I write to you?
language-chosen =
    🌐 I write to you in English from now on.

    Send /start to go on.
