"""A page that shows the letters a mail sink has taken, newest first."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape

from aiohttp import web

from sandbox.mail.sink import Letter, MailSink

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'"
_SHOWN = ("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References")
_LOOKS = """
body { font: 15px/1.5 sans-serif; margin: 0 auto; max-width: 900px; padding: 16px; }
article { border: 1px solid #c8ced6; border-radius: 8px; margin: 16px 0; padding: 12px 16px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 0; }
dt { color: #66727f; } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: #f5f6f8; padding: 10px; }
iframe { width: 100%; height: 420px; border: 1px solid #e1e5ea; }
"""
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">'
    "<title>Mail</title><style>{looks}</style></head><body><h1>Mail</h1>{letters}</body></html>"
)


@asynccontextmanager
async def run_mail() -> AsyncIterator[MailSink]:
    """A sink and its page, while this is open."""
    async with MailSink().listening() as sink, mail_page(sink) as sink.page:
        yield sink


@asynccontextmanager
async def mail_page(sink: MailSink) -> AsyncIterator[str]:
    """The page's address, while this is open."""
    application = web.Application()
    application.add_routes([web.get("/", _Shown(sink).page)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/"
    finally:
        await runner.cleanup()


class _Shown:
    def __init__(self, sink: MailSink) -> None:
        self._sink = sink

    async def page(self, _request: web.Request) -> web.Response:
        letters = "".join(map(_letter, reversed(self._sink.received)))
        text = _PAGE.format(looks=_LOOKS, letters=letters or "<p>Nothing has come yet.</p>")
        headers = {"Content-Security-Policy": _POLICY}
        return web.Response(text=text, content_type="text/html", headers=headers)


def _letter(letter: Letter) -> str:
    message = letter.message
    facts = "".join(
        f"<dt>{name}</dt><dd>{escape(str(message[name]))}</dd>" for name in _SHOWN if message[name]
    )
    html = escape(letter.part("html"), quote=True)
    return (
        f'<article><dl>{facts}</dl><iframe sandbox title="HTML" srcdoc="{html}"></iframe>'
        f"<details><summary>Plain text</summary><pre>{escape(letter.part('plain'))}</pre>"
        "</details></article>"
    )
