"""Greetings, help, and the one table of error words: what went wrong and what to do next."""

from formatters.html import shown
from formatters.times import seconds

WELCOME = (
    "👋 <b>Welcome to Griddesk</b>, the desk of your electricity utility.\n\n"
    "I can show\n"
    "• customer information\n"
    "• the current balance\n"
    "• monthly billing and a usage chart\n"
    "• recharge history and a statement\n\n"
    "Send me a <b>customer number</b> or a <b>meter number</b> to begin."
)
HELP = (
    "ℹ️ <b>How to use this desk</b>\n\n"
    "Send a customer number or a meter number: 5 to 20 letters or digits. "
    "Spaces and dashes do not matter, and Bengali digits are fine.\n"
    "Example: <code>17813970</code>\n\n"
    "Then choose from the buttons under the answer.\n\n"
    "/start – begin\n"
    "/help – this page\n"
    "/cancel – stop a search and forget the customer"
)
GREETING = (
    "🙂 Hello! Send me a <b>customer number</b> or a <b>meter number</b>, for example "
    "<code>17813970</code>. /help tells more."
)
ASK_NUMBER = "🔍 Please send a new customer number or meter number to search."
CANCELLED = "✅ Search stopped. Send a number whenever you are ready."
FORGOTTEN = "✅ Done: the last customer is forgotten. Send a number to search again."
NOTHING_TO_CANCEL = "Nothing is running. Send a customer number or a meter number to search."

MALFORMED = (
    "❌ This is not a customer or meter number: those have 5 to 20 letters or digits.\n"
    "Please check it and send it again, for example <code>17813970</code>."
)
SLOW = "⏳ The billing system is taking too long. Please try again in a minute."
DOWN = (
    "🔌 Live data is unavailable right now: the billing system does not answer.\n"
    "Please try again in a minute."
)
BUSY = "⏳ Too many searches are running right now. Please try again in a few seconds."
CROWDED = (
    "🐢 I am still busy with what you sent before. Please wait for the answers, then send it again."
)
BROKEN_SOURCE = (
    "⚠️ The billing system could not answer this question.\n"
    "Please try again later. If it stays so, tell an administrator: the log says why."
)
NO_ACCESS = "🔒 You have no access to customer data yet. Please ask an administrator."
NOT_YOURS = "🔒 You can see your own accounts only."
STORE_DOWN = "🔧 The desk is not ready right now. Please try again in a minute."
IN_GROUP = "🔒 Customer data is not shown in groups. Please write to me in a private chat."
FOREIGN_BUTTON = "This button was made for somebody else. Send the number yourself to see it."
INVALID_BUTTON = "This button is no longer valid. Please send the number again."
PICTURE_FAILED = "⚠️ The picture could not be drawn. The figures are under Monthly billing."


def searching(number: str) -> str:
    """Shown at once, until the answer takes its place."""
    return f"🔍 Searching for <code>{shown(number)}</code>…"


def reading_again(number: str) -> str:
    """Shown while a forgotten customer is read again."""
    return f"⏳ Reading <code>{shown(number)}</code> again…"


def not_found(number: str) -> str:
    """No customer and no meter has this number."""
    return (
        f"❌ No customer or meter with the number <code>{shown(number)}</code> was found.\n"
        "Please check it and send it again."
    )


def no_access(person: int) -> str:
    """For those who may not look anybody up; the id is what an administrator needs."""
    return f"{NO_ACCESS}\nYour Telegram id is <code>{person}</code>."


def too_fast(wait: int) -> str:
    """The look-up rate is used up."""
    return f"🐢 That was a lot of searches. Please wait {seconds(wait)} and try again."


def failed(incident: str) -> str:
    """Something unforeseen; the log has the cause under the incident's id."""
    return f"⚠️ Something went wrong here. Please try again. Incident: <code>{incident}</code>"
