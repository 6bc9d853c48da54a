"""The people of the sandbox and the group they share."""

from dataclasses import dataclass

from sandbox.telegram.refusals import Json


@dataclass(frozen=True)
class Profile:
    """One person as Telegram shows them; the id of their private chat is their own id."""

    id: int
    first_name: str
    last_name: str
    username: str
    language_code: str
    phone: str
    role: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def user(self) -> Json:
        """The User object of the Bot API."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }

    def chat(self) -> Json:
        """The private Chat object of the Bot API."""
        return {
            "id": self.id,
            "type": "private",
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
        }


@dataclass(frozen=True)
class Group:
    """A group in which the bot and some people are."""

    id: int
    title: str
    members: tuple[int, ...]
    type: str = "group"

    def chat(self) -> Json:
        """The Chat object of the Bot API."""
        return {"id": self.id, "type": self.type, "title": self.title}


RAHIM = Profile(5001, "Rahim", "Uddin", "rahim_u", "bn", "+8801711000001", "customer")
KARIM = Profile(5002, "Karim", "Hossain", "karim_h", "en", "+8801711000002", "clerk")
SALMA = Profile(5003, "Salma", "Akter", "salma_a", "bn", "+8801711000003", "operator")
NADIA = Profile(5004, "Nadia", "Rahman", "nadia_r", "en", "+8801711000004", "admin")
FARID = Profile(5005, "Farid", "Ahmed", "farid_a", "en", "+8801711000005", "admin")

PEOPLE = (RAHIM, KARIM, SALMA, NADIA, FARID)
GROUP = Group(-4001, "NOCS Adabor desk", tuple(person.id for person in PEOPLE))
