# /start, by what a person is to the desk.

start-approval =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    • Do you work here? Ask for access: an administrator decides within 24 hours.
    • Are you a customer? Link your account with your phone number to see your own figures.
start-open =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    Send me a <b>customer number</b> or a <b>meter number</b> to begin. Names, phone numbers and addresses are partly hidden.

    • Do you work here? Ask for access: an administrator decides within 24 hours.
    • Are you a customer? Link your account with your phone number to see it in full.
start-closed =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    🔒 It is open to listed people only. If you should be one of them, give an administrator your Telegram id: <code>{ $person }</code>
start-suspended =
    🔒 Your access is suspended. Please speak to an administrator.
    Your Telegram id is <code>{ $person }</code>.
start-customer =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    /account shows your balance, bills, recharges and statement.
start-staff =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    You are <b>staff</b> here. Areas: { $areas }.

    Send me a <b>customer number</b> or a <b>meter number</b> to begin. /help tells more.
start-operator =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    You are an <b>operator</b> here. Areas: { $areas }.

    Send me a <b>customer number</b> or a <b>meter number</b> to begin. /help tells more.
start-admin =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    You are an <b>administrator</b> here. Areas: { $areas }.

    Send me a <b>customer number</b> or a <b>meter number</b> to begin. /people shows who may use the desk, /audit who did what.

# Asking for access.

button-ask = 🙋 Ask for access
request-sent =
    🙋 <b>Your request was sent to the administrators.</b>

    One of them decides within 24 hours, by { $at }. You will hear of it here.
request-waiting =
    ⏳ <b>Your request is with the administrators already.</b>

    One of them decides by { $at }. You will hear of it here.
request-too-soon =
    🔒 An administrator has decided on your last request.

    You may ask again from { $at }.

request-needless = ✅ You have access already. Send /start to go on.
request-closed = 🔒 This desk is open to listed people only. Send /start: it says what an administrator needs to know.

# What came of it, for whoever asked.

request-news-granted = ✅ <b>Your request was approved.</b>
request-news-own-account =
    📱 <b>An administrator answered your request: please link your own account.</b>

    Share your phone number, and I show you the accounts that are registered under it.
    If you need access as staff, you may ask again from { $again }.
request-news-denied =
    ❌ <b>Your request was declined.</b>

    You may ask again from { $again }. If you are a customer, you can link your own account now.
request-news-expired =
    ⌛ <b>Nobody decided on your request within 24 hours.</b>

    You may ask again now.

# The card that administrators get.

request-open = 🙋 <b>{ $who } asks for access</b>
request-ended = 🙋 <b>{ $who } asked for access</b>
request-facts =
    Username: { $username }
    Telegram id: <code>{ $person }</code>
    Language: { $language }
    Asked: { $asked }
request-until = Open until: { $until }
request-areas = Areas: { $areas }
request-question = As what may this person use the desk?
request-ended-staff = ✅ <b>{ $decider }</b> gave access as <b>staff</b> on { $at }. Areas: { $areas }.
request-ended-operator = ✅ <b>{ $decider }</b> gave access as <b>operator</b> on { $at }. Areas: { $areas }.
request-ended-admin = ✅ <b>{ $decider }</b> gave access as <b>administrator</b> on { $at }. Areas: { $areas }.
request-ended-own-account = 📱 <b>{ $decider }</b> decided on { $at }: own account only.
request-ended-denied = ❌ <b>{ $decider }</b> declined it on { $at }.
request-ended-expired = ⌛ Nobody decided in time: the request expired on { $at }.
request-ended-overtaken = ↪️ Decided elsewhere: this person's access was changed under /people meanwhile.
request-as-staff = Staff
request-as-operator = Operator
request-as-admin = Admin
request-limit = 🏢 Limit to areas…
request-limiting = 🏢 To which areas shall this access be limited? Tick them and press Done. Without a tick it is for all areas.
request-own-account = 📱 Own account only
request-deny = ❌ Deny
username-missing = none

# Why a press on the card did nothing; plain text.

request-late = { $decider } has decided already. The card shows how.
request-expired = This request has expired. Nothing was changed.
request-overtaken = This person's access was changed under /people meanwhile. Nothing was changed here.
request-own = You cannot decide on your own request.
request-no-admin = You are not an administrator any more. Nothing was changed.
request-other-areas = The choice of areas is not the one on this card any more. Please check the areas and press again.
