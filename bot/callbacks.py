"""Buttons: typed values, sealed for the chat and the person they were made for."""

import base64
import hashlib
import hmac
from enum import StrEnum
from typing import ClassVar, TypeVar

from aiogram.filters.callback_data import CallbackData

from domain.auditing.audit_pages import About, Period, Sought, Topic
from domain.billing.spans import Span
from domain.languages import Language

Button = TypeVar("Button", bound="OwnedButton")


class View(StrEnum):
    """What a button shows or does."""

    SEARCH = "s"
    MENU = "m"
    INFO = "i"
    BALANCE = "b"
    BILLING = "l"
    RECHARGES = "r"
    CHART = "c"
    STATEMENT = "d"
    ANOTHER = "a"


class OwnedButton(CallbackData, prefix="-"):
    """A button made for one person, its ``owner``, in one chat, which its ``seal`` proves.

    One that is ``shared`` is for everybody in the chat who may do what it does.
    """

    shared: ClassVar[bool] = False

    owner: int = 0
    seal: str = ""


class DeskButton(OwnedButton, prefix="d"):
    """A button of the look-up."""

    view: View
    number: str = ""
    span: Span = Span.SIX_MONTHS
    page: int = 0


class LanguageButton(OwnedButton, prefix="l"):
    """Chooses the language the person is written to."""

    language: Language


class AccountDo(StrEnum):
    """What a button of the own accounts does."""

    LINK = "l"
    LIST = "a"
    UNLINK = "u"
    SURE = "s"


class AccountButton(OwnedButton, prefix="o"):
    """A button of the own accounts; ``account`` is the id of the link that it would end."""

    act: AccountDo
    account: int = 0


class GroupDo(StrEnum):
    """What a button of /group decides."""

    APPROVE = "a"
    WITHDRAW = "w"


class GroupButton(OwnedButton, prefix="g"):
    """Decides about a group, as long as nobody else has since ``version``."""

    act: GroupDo
    group: int
    version: int


class AuditDo(StrEnum):
    """What a button of the audit does."""

    TURN = "t"
    EXPORT = "x"
    ASK = "k"


class AuditButton(OwnedButton, prefix="a"):
    """A button of the audit; ``about`` as About is written, ``newest`` where its pages begin."""

    act: AuditDo = AuditDo.TURN
    topic: Topic
    period: Period
    about: str = ""
    newest: int | None = None
    page: int = 0

    def sought(self) -> Sought:
        """The choice that it stands for."""
        return Sought(self.topic, self.period, About.parsed(self.about), self.newest)


class JoinButton(OwnedButton, prefix="j"):
    """Asks for access."""


class RequestDo(StrEnum):
    """What a button on the card of a request does."""

    STAFF = "s"
    OPERATOR = "o"
    ADMIN = "a"
    OWN_ACCOUNT = "w"
    DENY = "d"
    LIMIT = "l"


class RequestButton(OwnedButton, prefix="r"):
    """A button on the card of a request; ``areas`` marks the areas that the card shows."""

    act: RequestDo
    request: int
    areas: str = ""


class AreaDo(StrEnum):
    """What a button of the checklist of areas does."""

    TICK = "t"
    ALL = "a"
    TURN = "n"
    DONE = "d"


class AreaButton(OwnedButton, prefix="n"):
    """A button of the checklist of areas; ``about`` as in Choice, ``key`` of the area to tick."""

    act: AreaDo
    about: str
    key: str = ""
    page: int = 0


class PeopleDo(StrEnum):
    """What a button of /people does."""

    LIST = "l"
    SHOW = "p"
    STAFF = "s"
    OPERATOR = "o"
    ADMIN = "a"
    AREAS = "n"
    SUSPEND = "u"
    RESUME = "r"
    REMOVE = "m"
    REMOVED = "x"
    SEARCH = "k"
    ADD = "d"
    WAITING = "w"


class PeopleFilter(StrEnum):
    """Which people are listed."""

    TEAM = "t"
    ADMINS = "a"
    OPERATORS = "p"
    STAFF = "f"
    CUSTOMERS = "c"
    OTHERS = "o"
    SUSPENDED = "s"
    SOUGHT = "k"


class PeopleButton(OwnedButton, prefix="p"):
    """A button of /people; ``version`` is the decision about the person that was seen."""

    act: PeopleDo
    person: int = 0
    version: int = 0
    listed: PeopleFilter = PeopleFilter.TEAM
    page: int = 0


class Seal:
    """Signs buttons, so that one that nobody was given is told from one that was."""

    def __init__(self, secret: bytes) -> None:
        self._key = hashlib.sha256(b"griddesk buttons" + secret).digest()

    def sealed(self, button: Button, chat: int) -> Button:
        """The button with its signature for this chat."""
        return button.model_copy(update={"seal": self._sign(button, chat)})

    def fits(self, button: OwnedButton, chat: int) -> bool:
        """Whether this very button was made for this chat."""
        return hmac.compare_digest(button.seal.encode(), self._sign(button, chat).encode())

    def _sign(self, button: OwnedButton, chat: int) -> str:
        bare = button.model_copy(update={"seal": ""}).pack()
        digest = hmac.digest(self._key, f"{chat}|{bare}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:8]).decode().rstrip("=")
