# Cards in Microsoft Teams: plain text without tags.

card-open = Open in Telegram
card-part = { $title } ({ $part }/{ $parts })
