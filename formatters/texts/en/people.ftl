# /people: who may use the desk, and as what.

people-title = 👥 <b>People</b>
people-choose = Choose a person.
people-none = Nobody here.
people-found = found: { $sought }
people-team = Team
people-admins = Administrators
people-operators = Operators
people-staff = Staff
people-customers = Customers
people-others = Others
people-suspended = Suspended
people-search = 🔎 Search
people-add = ➕ Add by id
people-waiting = 🙋 Requests that wait: { $shown }
people-wait = { $count ->
    [one] 🙋 { $shown } request for access waits for a decision.
   *[other] 🙋 { $shown } requests for access wait for a decision.
}
people-back = ⬅️ Back to the list
people-page = 👤 This person's page
people-page-back = ⬅️ Back without a change
people-areas-count = { $count ->
    [one] { $shown } area
   *[other] { $shown } areas
}
people-private = 👥 People are shown in a private chat only. Please write to me there.
people-ask-search =
    🔎 Whom are you looking for? Send a name, a @username or a Telegram id.

    /cancel ends this.
people-ask-add =
    ➕ Send the Telegram id of the person, a number such as <code>123456789</code>. People without access see theirs when they send me a customer number.

    /cancel ends this.
people-no-id = ❌ This is not a Telegram id: those are numbers of up to 13 digits. Please send it again, or /cancel.
people-no-requests = 🙋 No request waits for a decision.
people-requests-shown = { $count ->
    [one] 🙋 { $shown } request waits: its card is below.
   *[other] 🙋 { $shown } requests wait: their cards are below.
}
kind-admin = Administrator
kind-operator = Operator
kind-staff = Staff
kind-customer = Customer
kind-unknown = No access
kind-suspended = Suspended
people-card =
    👤 <b>{ $who }</b>
    Username: { $username }
    Telegram id: <code>{ $person }</code>
    Language: { $language }

    { $kind }
    Areas: { $areas }
    { $decided }
    Last seen: { $seen }
    Linked accounts: { $accounts }
people-decided = Decided on { $at } by { $by }
people-undecided = Nobody has decided about this person yet.
people-by-settings = the settings (ADMIN_IDS)
people-unseen = never
people-areas = 🏢 Areas…
people-suspend = ⏸ Suspend
people-resume = ▶️ Lift the suspension
people-remove = 🗑 Remove
people-history = 📜 History
people-removing =
    🗑 <b>Remove { $who }?</b>

    The person loses their role at once. They may ask for access again.
people-remove-sure = 🗑 Yes, remove
people-remove-not = ⬅️ No, keep
people-stale = Changed meanwhile by { $by }. Your press changed nothing; this is how it is now.
people-same = Nothing was changed: the areas are as before. A choice that is not finished is forgotten after half an hour.
people-self = You cannot decide about yourself. Another administrator can.
people-last-admin = You are the last administrator: somebody has to stay.
people-no-admin = You are not an administrator any more. Nothing was changed.
people-news-granted = 👥 <b>Your access was changed by an administrator.</b>
people-news-suspended = ⏸ <b>Your access was suspended by an administrator.</b> Please speak to an administrator if this is a mistake.
people-news-resumed = ▶️ <b>Your access is back.</b>
people-news-removed = 🗑 <b>Your access was removed by an administrator.</b> /start says what you can do now.
people-areas-choose =
    🏢 <b>Which areas may this person see?</b>

    Ticked: { $areas }. Without a tick it is all areas.
