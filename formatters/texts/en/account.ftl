# The own accounts: linking, choosing, unlinking.

button-link = 📱 Link my account
button-accounts = 👤 My accounts
button-accounts-back = ⬅️ Back to my accounts
button-share-phone = 📱 Share my phone number
button-keep-phone = ✖️ Cancel
button-unlink = 🔗 Unlink
button-unlink-sure = 🔗 Yes, unlink it

account-ask =
    📱 <b>Link your account</b>

    Share your phone number with the button below. Every account that is registered with it becomes yours to see here: balance, bills, recharges and statement.

    The number is compared with the utility's records; the number itself is not kept here.
account-searching = 🔍 Looking for accounts with your phone number…
account-linked = { $count ->
    [one] ✅ <b>Your account is linked.</b>
   *[other] ✅ <b>Your { $shown } accounts are linked.</b>
    }

    { $accounts }

    Press a number to see the account. /account brings you back here.
account-no-match =
    ❌ No account is registered with your phone number <code>{ $phone }</code>.

    The utility's office can register it for your account. After that, send /account again.
account-too-many =
    ⚠️ Too many accounts are registered with your phone number to link them here.
    Please ask the utility's office to register each account with its owner's number.
account-cancelled = Nothing was linked. Send /account when you want to link your account.
account-list =
    👤 <b>My accounts</b>

    { $accounts }

    Press a number to see the account.
account-none =
    👤 <b>My accounts</b>

    No account is linked. Link yours with your phone number.
account-unlinking =
    🔗 Unlink account <code>{ $number }</code>?

    You will not see it here any more. You can link it again at any time with your phone number.
account-unlinked = ✅ The account is unlinked.
account-gone = ℹ️ That account is not linked any more.
account-ended =
    🔗 The utility has another phone number for account <code>{ $number }</code> now, so it is not linked to you any more.
    If it is yours, share your present number with /account, or ask the utility's office.
account-private = 👤 Your accounts are shown in our private chat only. Please write to me there: /account
account-closed = 🔒 This desk is for listed people only, so accounts cannot be linked here.

# Why a contact proves nothing.

contact-forwarded = ❌ A forwarded contact cannot be used. Please press “📱 Share my phone number” below, or send /account again.
contact-foreign = ❌ This is somebody else's contact. Please share your own with “📱 Share my phone number” below, or send /account again.
contact-nobodys = ❌ Telegram does not say whose contact this is. Please press “📱 Share my phone number” below, or send /account again.
contact-phoneless = ❌ This contact has no phone number. Please press “📱 Share my phone number” below, or send /account again.
