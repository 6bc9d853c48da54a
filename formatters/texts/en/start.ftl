welcome =
    👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.

    I can show
    • customer information
    • the current balance
    • monthly billing and a usage chart
    • recharge history and a statement

    Send me a <b>customer number</b> or a <b>meter number</b> to begin.
help =
    ℹ️ <b>How to use this desk</b>

    Send a customer number or a meter number: 5 to 20 letters or digits. Spaces and dashes do not matter, and Bengali digits are fine.
    Example: <code>17813970</code>

    Then choose from the buttons under the answer.

    /start – begin
    /help – this page
    /language – choose your language
    /cancel – stop a search and forget the customer
greeting = 🙂 Hello! Send me a <b>customer number</b> or a <b>meter number</b>, for example <code>17813970</code>. /help tells more.
