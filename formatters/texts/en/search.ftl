search-ask = 🔍 Please send a new customer number or meter number to search.
searching = 🔍 Searching for <code>{ $number }</code>…
reading-again = ⏳ Reading <code>{ $number }</code> again…
search-stopped = ✅ Search stopped. Send a number whenever you are ready.
forgotten = ✅ Done: the last customer is forgotten. Send a number to search again.
nothing-to-cancel = Nothing is running. Send a customer number or a meter number to search.
malformed-number =
    ❌ This is not a customer or meter number: those have 5 to 20 letters or digits.
    Please check it and send it again, for example <code>17813970</code>.
question-dropped = ✅ Done: I wait for no answer any more.
