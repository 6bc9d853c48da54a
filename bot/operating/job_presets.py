"""Values of a job's parameters that a person keeps under names, at hand in the form."""

from dataclasses import dataclass

from bot.lookup.sessions import Who
from bot.operating.job_forms import Filling, FormGone, JobForms
from bot.prompts import ask_for, ask_no_more
from queries.forms import Place, form, save_form
from queries.jobs.presets import forget_preset, save_preset, use_preset

#: The question whose answer is the name of a preset.
QUESTION = "job:preset"


class TooManyPresets(Exception):
    """A person keeps as many presets of a job as they may."""


@dataclass(frozen=True, slots=True)
class JobPresets:
    """The presets of everybody; a button tells the place of one among its person's."""

    forms: JobForms

    async def use(self, who: Who, token: str, at: int) -> Filling:
        """Fill the form with what was kept; raises FormGone, BadValue."""
        filling = await self.forms.found(who, token)
        postgres, name = self.forms.book.postgres, _name(filling, at)
        given = await use_preset(postgres, who.person, filling.job, name)
        if given is None:
            raise FormGone
        return await self.forms.fill(who, token, given)

    async def forget(self, who: Who, token: str, at: int) -> Filling:
        """Forget a preset; raises FormGone."""
        filling = await self.forms.found(who, token)
        postgres, name = self.forms.book.postgres, _name(filling, at)
        await forget_preset(postgres, who.person, filling.job, name)
        return await self.forms.found(who, token)

    async def ask_name(self, who: Who, token: str) -> Filling:
        """Take the person's next message as a name for what is filled in; raises FormGone."""
        filling = await self.forms.found(who, token)
        await save_form(self.forms.book.postgres, _asked(who), {"form": token})
        await ask_for(self.forms.book.postgres, who, QUESTION)
        return filling

    async def keep(self, who: Who, text: str) -> Filling:
        """The message is the name; raises FormGone, TooManyPresets, and BadValue for no name."""
        postgres = self.forms.book.postgres
        asked = await form(postgres, _asked(who))
        if asked is None:
            raise FormGone
        filling = await self.forms.found(who, asked["form"])
        if not await save_preset(postgres, who.person, filling.job, text, filling.given):
            raise TooManyPresets
        await ask_no_more(postgres, who)
        return await self.forms.found(who, asked["form"])


def _name(filling: Filling, at: int) -> str:
    if not 0 <= at < len(filling.presets):
        raise FormGone
    return filling.presets[at]


def _asked(who: Who) -> Place:
    return Place(who.chat, who.person, QUESTION)
