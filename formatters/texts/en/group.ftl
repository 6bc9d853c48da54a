# Groups, and looking customers up in them.

button-group-approve = ✅ Approve for staff use
button-group-withdraw = 🚫 Withdraw the approval

group-approved =
    👥 <b>{ $title }</b>

    ✅ This group is approved for staff use: staff can look customers up here, and <b>everybody in the group sees the answers</b>.
group-not-approved =
    👥 <b>{ $title }</b>

    🔒 This group is not approved: nobody's data is shown here.
    Once it is approved, staff can look customers up here, and <b>everybody in the group sees the answers</b>.
group-list = 👥 <b>Groups approved for staff use</b>
group-list-hint = Press a group to withdraw its approval.
group-none =
    👥 No group is approved for staff use.

    To approve one, add me to the group and send /group there.
group-changed = ℹ️ Somebody else has decided meanwhile. Above you see how it is now.
staff-only-in-groups = 🔒 In this group only staff can look customers up. Please write to me in a private chat.
