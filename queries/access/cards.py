"""The messages about requests: a card with each administrator, and the news for who asked."""

from typing import NamedTuple

from queries.loader import postgres_sql
from queries.postgres import Postgres

CLAIM_NEW_CARDS = postgres_sql("access/claim_new_cards")
KEEP_CARD = postgres_sql("access/keep_card")
CARD_MESSAGE = postgres_sql("access/card_message")
CLAIM_STALE_CARDS = postgres_sql("access/claim_stale_cards")
CLOSE_CARD = postgres_sql("access/close_card")
CLAIM_NEWS = postgres_sql("access/claim_news")
NEWS_TOLD = postgres_sql("access/news_told")


class NewCard(NamedTuple):
    """A card that is to be sent to an administrator's private chat."""

    request_id: int
    chat_id: int


class Card(NamedTuple):
    """A card where it stands."""

    request_id: int
    chat_id: int
    message_id: int


async def claim_new_cards(postgres: Postgres) -> list[NewCard]:
    """Cards that are to be sent now; one that is not kept within a minute is due again."""
    return sorted(await postgres.fetch_all(CLAIM_NEW_CARDS, NewCard))


async def keep_card(postgres: Postgres, card: Card) -> None:
    """The card stands there."""
    await postgres.execute(KEEP_CARD, **card._asdict())


async def card_message(postgres: Postgres, request_id: int, chat_id: int) -> int | None:
    """The message that is the card of a request in a chat, if one was sent."""
    found: int | None = await postgres.fetch_value(
        CARD_MESSAGE, request_id=request_id, chat_id=chat_id
    )
    return found


async def claim_stale_cards(postgres: Postgres) -> list[Card]:
    """Cards that look open though their request has ended; one that is not closed is due again."""
    return sorted(await postgres.fetch_all(CLAIM_STALE_CARDS, Card))


async def close_card(postgres: Postgres, card: Card) -> None:
    """The card shows how its request ended."""
    await postgres.execute(CLOSE_CARD, **card._asdict())


async def claim_news(postgres: Postgres) -> list[int]:
    """Requests whose end is to be told now; one that is not told is due again."""
    return await postgres.fetch_all(CLAIM_NEWS, int)


async def news_told(postgres: Postgres, request_id: int) -> None:
    """Who asked knows how the request ended."""
    await postgres.execute(NEWS_TOLD, request_id=request_id)
