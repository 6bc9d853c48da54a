"""Rahim, a customer who reads Bengali, links his own accounts and sees nobody else's."""

from domain.languages import Language
from formatters.money import taka
from formatters.words import WORDS
from sandbox.tour.guide import Guide

BENGALI = WORDS[Language.BENGALI]
_HIS = ("phone-one-of-two", "phone-two-of-two", "phone-in-another-form")


async def link(guide: Guide) -> None:
    """Share the phone number, see an own account, fail to see the neighbour's."""
    his = [guide.manifest.case(key) for key in _HIS]
    rahim, first = guide.rahim, his[0]
    await guide.types(rahim, "/start", "Griddesk-এ স্বাগতম")
    await guide.presses(rahim, BENGALI("button-link"), "ফোন নম্বর")
    await guide.shares_number(rahim, *(case.customer_no for case in his))
    await guide.presses(rahim, f"👤 {first.customer_no}", first.name, first.meter_no)
    await guide.presses(rahim, BENGALI("button-balance"), taka(BENGALI, first.balance))
    neighbour = guide.manifest.case("phone-alike")
    await guide.types(rahim, neighbour.type_this, BENGALI("not-yours"))
