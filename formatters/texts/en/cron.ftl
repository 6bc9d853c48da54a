# A cron expression that was refused: which field, and why.

cron-fields =
    A cron expression has five fields: minute, hour, day of the month, month, day of the week.
    Here { $count ->
        [one] is { $figure }
       *[other] are { $figure }
    }. Example: <code>30 6 * * 0-4</code>
cron-value =
    In the field “{ $field }”, <code>{ $part }</code> is not understood.
    Please write numbers, ranges such as <code>1-5</code>, steps such as <code>*/2</code>, or lists with commas; months and weekdays may be names such as <code>jan</code> or <code>sun</code>.
cron-outside =
    In the field “{ $field }”, <code>{ $part }</code> is not possible: the field goes from { $low } to { $high }.
cron-backwards =
    In the field “{ $field }”, the range <code>{ $part }</code> runs backwards.
    Please write the lower value first, or list the values with commas.
cron-step =
    In the field “{ $field }”, the step in <code>{ $part }</code> has to be a number from { $low } to { $high }.
cron-step-alone =
    In the field “{ $field }”, the step in <code>{ $part }</code> needs a range before it, such as <code>{ $example }</code>.
cron-last =
    In the field “{ $field }”, <code>{ $part }</code> is not possible.
    <code>L</code> is the last day of the month; it stands in the field “{ $day }”, alone or in a list such as <code>15,L</code>.
cron-never =
    In the field “{ $field }”, <code>{ $part }</code> never comes: none of the months named has such a day. For the last day of the month, write <code>L</code>.
cron-field-minute = minute
cron-field-hour = hour
cron-field-day = day of the month
cron-field-month = month
cron-field-weekday = day of the week
