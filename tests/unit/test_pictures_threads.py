"""Drawing in several threads at once, with nothing but the shipped fonts."""

from concurrent.futures import ThreadPoolExecutor

from domain.billing.customers import LookUp
from domain.languages import Language
from formatters.lookup.chart import usage_chart
from formatters.lookup.statement import statement_pdf
from formatters.typst_pages import FONTS
from formatters.words import WORDS
from tests.unit.picture_cases import bills, look, recharges

THREADS = 8
DRAWN_EACH = 20


def both(customer: LookUp) -> tuple[bytes, bytes]:
    return usage_chart(WORDS[Language.BENGALI], customer), statement_pdf(
        WORDS[Language.ENGLISH], customer
    )


def test_threads_draw_what_one_thread_draws() -> None:
    looks = [look(bills(kwh), recharges(1), name=f"Customer {kwh}") for kwh in range(1, 5)]
    alone = [both(each) for each in looks]

    with ThreadPoolExecutor(THREADS) as threads:
        together = list(threads.map(both, looks * (THREADS * DRAWN_EACH // len(looks))))

    assert together == alone * (THREADS * DRAWN_EACH // len(looks))


def test_only_the_shipped_fonts_are_used() -> None:
    assert FONTS.families() == ["Noto Sans", "Noto Sans Bengali"]
