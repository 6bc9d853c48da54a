"""Every error becomes words for the person in this one place."""

import logging
import secrets
from collections.abc import Collection

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import ErrorEvent

from bot.access import Access, NoAccess, NotInGroups, StaffOnly
from bot.alerts.delivery_pages import NoDelivery
from bot.alerts.subscribing import DraftGone, SubscriptionChanged
from bot.alerts.targets_desk import BadMailAddress, BadName, NameTaken, NoTarget
from bot.batches.book import NoBatch
from bot.batches.limits_book import LimitsChanged, LimitsGone
from bot.caches.bill_stop_book import NothingRead, NotYourCustomers
from bot.caches.bill_stop_dates import DateGone
from bot.caches.nocs_book import AreaGone, NotYourArea, SearchGone
from bot.crowd import Crowded
from bot.drawing import NotDrawn
from bot.exports import NotExported
from bot.keyboards import Keyboards
from bot.lookup.caps import CapReached
from bot.lookup.desk import LinkEnded, NotFound, NotYours, Stopped
from bot.lookup.throttle import TooFast
from bot.operating.job_forms import FormGone
from bot.operating.job_presets import TooManyPresets
from bot.operating.jobs_book import NoRun, UnknownModule
from bot.operating.log_book import LogsGone
from bot.people.own_accounts import AloneOnly, LinkingClosed, NoProof, TooManyAccounts
from bot.people.request_keyboards import offered
from bot.people.requests import NotDecided
from bot.presses import ForeignButton, InvalidButton
from bot.screen import Screen
from domain.alerts.webhooks import WrongWebhook
from domain.alerts.windows import BadWindow
from domain.jobs.parameters import BadValue
from domain.logs.log_filters import BadFilter
from domain.people.people import Person
from domain.people.roles import Act
from formatters.alerts.alert_pages import wrong_window
from formatters.html import shown
from formatters.operating import parameters
from formatters.operating.logs import wrong
from formatters.people.requests import why_not
from formatters.times import moment, seconds
from formatters.words import Words
from jobs.alerts.acting import UnknownAlert
from jobs.desk import JobPaused, UnknownJob
from jobs.desk import NotYours as NotYourJob
from queries.access.requests import NoRequest
from queries.errors import (
    SourceBusy,
    SourceDown,
    SourceError,
    SourceRefused,
    SourceSlow,
    StoreDown,
)

log = logging.getLogger(__name__)

#: The words of errors that carry no values.
_WORDS: dict[type[Exception], str] = {
    NotInGroups: "not-in-groups",
    StaffOnly: "staff-only-in-groups",
    NotYours: "not-yours",
    AloneOnly: "account-private",
    LinkingClosed: "account-closed",
    TooManyAccounts: "account-too-many",
    Crowded: "crowded",
    Stopped: "search-stopped",
    ForeignButton: "foreign-button",
    InvalidButton: "invalid-button",
    NoRequest: "invalid-button",
    LogsGone: "logs-gone",
    AreaGone: "nocs-area-gone",
    NotYourArea: "nocs-not-your-area",
    SearchGone: "nocs-search-gone",
    NotYourCustomers: "bill-stop-not-your-customers",
    NothingRead: "bill-stop-nothing-read",
    DateGone: "bill-stop-date-gone",
    JobPaused: "job-paused",
    NotYourJob: "job-not-yours",
    FormGone: "parameter-form-gone",
    TooManyPresets: "preset-too-many",
    UnknownAlert: "alert-gone",
    NoBatch: "batch-gone",
    LimitsGone: "batch-limits-gone",
    LimitsChanged: "batch-limits-overtaken",
    DraftGone: "subscribe-gone",
    SubscriptionChanged: "subscribe-overtaken",
    NoTarget: "targets-gone",
    NameTaken: "targets-name-taken",
    BadName: "targets-bad-name",
    BadMailAddress: "targets-bad-mail",
    NoDelivery: "delivery-gone",
    NotDrawn: "picture-failed",
    NotExported: "export-failed",
    SourceBusy: "source-busy",
    SourceDown: "source-down",
    SourceRefused: "source-down",
    SourceSlow: "source-slow",
    StoreDown: "store-down",
}


async def tell(event: ErrorEvent, screen: Screen, keyboards: Keyboards, access: Access) -> None:
    """Say in words what went wrong, where the person is looking."""
    error = event.exception
    if isinstance(error, TelegramForbiddenError):
        log.info("a person blocked the bot: %s", error.message)
        return
    if isinstance(error, TelegramAPIError):
        log.warning("Telegram did not take an answer: %s", error.message)
        return
    if not isinstance(error, SourceError | Stopped | NotExported):
        screen.retry = None  # the same search would end the same way
    if isinstance(error, NoAccess):
        screen.retry = offered(keyboards, error.person, access.mode)
        error = _in_company(error, keyboards)
    await screen.refuse(told(keyboards.words, error))


def _in_company(error: NoAccess, keyboards: Keyboards) -> Exception:
    """In a group, what somebody lacks is nobody else's business."""
    alone = keyboards.who.chat == keyboards.who.person
    return error if alone or Act.ANY_CUSTOMER not in error.acts else StaffOnly()


def told(words: Words, error: Exception) -> str:
    """What a person is told about an error; unforeseen ones get an incident id."""
    match error:
        case NotFound(number=number, areas=areas):
            return _not_found(words, number, areas)
        case TooFast(wait=wait):
            return words("too-fast", wait=seconds(words, wait))
        case NoAccess(person=person, acts=wanted):
            return _no_access(words, person, wanted)
        case NotDecided(ruling=ruling, request=request):
            return why_not(words, ruling, request)
    key = _WORDS.get(type(error))
    return words(key) if key else _special(words, error) or _unforeseen(words, error)


def _special(words: Words, error: Exception) -> str | None:
    return _of_limits(words, error) or _of_jobs(words, error)


def _of_jobs(words: Words, error: Exception) -> str | None:
    """What is wrong with what an operator asked for."""
    match error:
        case BadFilter():
            return wrong(words, error)
        case BadWindow():
            return wrong_window(words, error)
        case BadValue():
            return parameters.wrong(words, error)
    return _not_there(words, error)


def _not_there(words: Words, error: Exception) -> str | None:
    """What there is none of."""
    match error:
        case UnknownJob():
            return words("jobs-no-job", job=shown(str(error)))
        case UnknownModule(name=name, modules=modules):
            named = ", ".join(map(shown, modules))
            return words("jobs-no-module", module=shown(name), modules=named)
        case NoRun():
            return words("run-gone", run=str(error))
    return None


def _of_limits(words: Words, error: Exception) -> str | None:
    """What is not to be had for now: more numbers, or an account without proof."""
    match error:
        case CapReached(most=most, at=at):
            shown_most = words.digits(str(most))
            return words("cap-reached", count=most, most=shown_most, at=moment(words, at))
        case LinkEnded(customer_no=number):
            return words("account-ended", number=shown(number))
        case NoProof(flaw=flaw):
            return words(f"contact-{flaw}")
        case WrongWebhook(fault=fault, host=host):
            return words("webhook-wrong", fault=fault.value, host=shown(host))
    return None


def _unforeseen(words: Words, error: Exception) -> str:
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    if isinstance(error, SourceError):
        return words("source-broken")
    return words("incident", incident=incident)


def _not_found(words: Words, number: str, areas: Collection[str]) -> str:
    if not areas:
        return words("not-found", number=shown(number))
    named = ", ".join(map(shown, sorted(areas)))
    return words("not-found-in-areas", number=shown(number), areas=named)


def _no_access(words: Words, person: Person, wanted: frozenset[Act]) -> str:
    if person.suspended:
        return words("start-suspended", person=str(person.person_id))
    if Act.ANY_CUSTOMER in wanted:
        return words("no-access", person=str(person.person_id))
    return words("not-allowed")


def setup(router: Router) -> None:
    """Catch what the handlers of this router raise."""
    router.errors.register(tell)
