"""Karim asks for access; one of two administrators decides, and limits him to one area."""

from sandbox.tour.guide import Guide


async def join(guide: Guide) -> None:
    """Ask, be approved, look up in the own area and outside of it."""
    await _ask(guide)
    await _approve(guide)
    await _work(guide)


async def _ask(guide: Guide) -> None:
    for admin in (guide.nadia, guide.farid):
        await guide.types(admin, "/start", "You are an administrator here")
    await guide.types(guide.karim, "/start", "Welcome to Griddesk")
    await guide.presses(guide.karim, "🙋 Ask for access", "Your request was sent")
    for admin in (guide.nadia, guide.farid):
        await guide.hears(admin, "Karim Hossain asks for access")


async def _approve(guide: Guide) -> None:
    area = guide.manifest.case("usual").nocs
    nadia = guide.nadia
    await guide.presses(nadia, "🏢 Limit to areas…", "To which areas")
    await guide.presses(nadia, f"☐ {area}", "To which areas")
    await guide.presses(nadia, "👍 Done", f"Areas: {area}")
    await guide.presses(nadia, "Staff", "Nadia Rahman gave access as staff")
    await guide.hears(guide.farid, "Nadia Rahman gave access as staff")
    await guide.hears(guide.karim, "Your request was approved", f"Areas: {area}")


async def _work(guide: Guide) -> None:
    usual = guide.manifest.case("usual")
    elsewhere = next(case for case in guide.manifest.cases if case.nocs not in {None, usual.nocs})
    await guide.types(guide.karim, usual.type_this, "Customer found", usual.name)
    await guide.types(guide.karim, elsewhere.type_this, f"found in your area: {usual.nocs}")
