source-slow = ⏳ The billing system is taking too long. Please try again in a minute.
source-down =
    🔌 Live data is unavailable right now: the billing system does not answer.
    Please try again in a minute.
source-busy = ⏳ Too many searches are running right now. Please try again in a few seconds.
source-broken =
    ⚠️ The billing system could not answer this question.
    Please try again later. If it stays so, tell an administrator: the log says why.
store-down = 🔧 The desk is not ready right now. Please try again in a minute.
crowded = 🐢 I am still busy with what you sent before. Please wait for the answers, then send it again.
no-access =
    🔒 You have no access to customer data yet. Please ask an administrator.
    Your Telegram id is <code>{ $person }</code>.
not-allowed = 🔒 This is not open to you. Please ask an administrator if you need it.
not-yours = 🔒 You can see your own accounts only.
not-in-groups =
    🔒 Nobody's data is shown in this group: it is not approved. Please write to me in a private chat.
    An administrator can approve it: /group
foreign-button = This button was made for somebody else. Send the number yourself to see it.
invalid-button = This button is no longer valid. Please send the number again.
picture-failed = ⚠️ The picture could not be drawn. Please look at the figures in the text.
nocs-area-gone = This area is not among the NOCS areas any more. Please send /nocs again.
nocs-not-your-area = 🔒 You see the customers of your own areas only. Please ask an administrator if you need this one.
nocs-search-gone = This search is too old. Please open the area again: /nocs
bill-stop-not-your-customers = 🔒 You see the customers of your own areas only, and this list has those of all areas. Please ask an administrator if you need it.
bill-stop-nothing-read = ⚪ The bill stop was never read from the billing system. Please send /billstop
bill-stop-date-gone = The customers of this batch date are not kept any more. Please choose another one.
job-paused = ⏸ This job is paused. Somebody has to let it go on first.
not-found =
    ❌ No customer or meter with the number <code>{ $number }</code> was found.
    Please check it and send it again.
not-found-in-areas =
    ❌ No customer or meter with the number <code>{ $number }</code> was found in your area: { $areas }.
    Please check it and send it again.
too-fast = 🐢 That was a lot of searches. Please wait { $wait } and try again.
cap-reached =
    🛑 { $count ->
        [one] You have looked up one number today
       *[other] You have looked up { $most } different numbers today
    }, which is the most for one day. You can look up new ones from { $at }.
    Numbers that you looked up today still work.
incident = ⚠️ Something went wrong here. Please try again. Incident: <code>{ $incident }</code>
