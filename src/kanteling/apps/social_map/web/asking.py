"""From an address to a question, and from a question back to an address: a list can be kept, shared and stepped back to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from kanteling.apps.social_map.queries.finding import Turn
from kanteling.apps.social_map.rules.asked import Asked, understand
from kanteling.apps.social_map.rules.entries import LANGUAGES, Audience, Kind
from kanteling.apps.social_map.rules.numbers import NEAR_METRES
from kanteling.apps.social_map.rules.times import Day, DayPart
from kanteling.foundation.words import Worded
from kanteling.platform import clock
from kanteling.platform.areas import AreaHere

WHERE_COOKIE = "kanteling_wijk"
MOST_SIGNS = 200


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as parameters that can be taken away one by one. ``here`` is the area where someone is."""

    asked: Asked
    close: bool
    here: AreaHere | None
    areas: tuple[AreaHere, ...]

    @property
    def params(self) -> tuple[tuple[str, str], ...]:
        """The question as it stands in an address; ``wijk`` is remembered elsewhere, so it is left out."""
        asked = self.asked
        found = [("vraag", asked.text)] if asked.text else []
        for name, codes in (
            ("soort", [kind.code for kind in asked.kinds]),
            ("dag", [day.code for day in asked.days]),
            ("deel", [part.code for part in asked.parts]),
            ("voor", asked.audience),
            ("in", asked.areas),
        ):
            found += [(name, code) for code in codes]
        if asked.free:
            found.append(("gratis", "1"))
        if asked.language:
            found.append(("taal", asked.language))
        if self.close:
            found.append(("dichtbij", "1"))
        return tuple(found)

    def without(self, name: str, code: str) -> str:
        """The address of the same question without this one filter."""
        return "?" + urlencode([pair for pair in self.params if pair != (name, code)])

    @property
    def chips(self) -> list[dict[str, str]]:
        """What was understood beside the words, each with the address of the list without it."""
        names = {area.code: area.name for area in self.areas}
        found = []
        for name, code in self.params:
            label = _label(name, code, names, self.here)
            if label:
                found.append({"label": label, "url": self.without(name, code)})
        return found


def _label(name: str, code: str, names: Mapping[str, str], here: AreaHere | None) -> str:
    if name in ("soort", "dag", "deel", "voor"):
        words: dict[str, type[Worded]] = {"soort": Kind, "dag": Day, "deel": DayPart, "voor": Audience}
        return _(words[name](code).dutch)
    if name == "in":
        return _("in %(area)s") % {"area": names.get(code, code)}
    if name == "taal":
        return _(LANGUAGES.get(code, code))
    if name == "gratis":
        return _("gratis")
    if name == "dichtbij":
        return _("dicht bij %(area)s") % {"area": here.name} if here else _("dichtbij")
    return ""


def question_of(request: HttpRequest, areas: tuple[AreaHere, ...]) -> Question:
    """What this address asks: its filters, and what the words say. Odd values count as nothing."""
    given = request.GET
    plain = given.get("vraag", "").replace("\x00", "")[:MOST_SIGNS]
    heard = understand(plain, {area.name: area.code for area in areas}, clock.today())
    known = {area.code: area for area in areas}
    asked = replace(
        heard.asked,
        kinds=_codes(given, "soort", Kind),
        days=_merged(heard.asked.days, _codes(given, "dag", Day)),
        parts=_merged(heard.asked.parts, _codes(given, "deel", DayPart)),
        audience=_merged(heard.asked.audience, tuple(each.code for each in _codes(given, "voor", Audience))),
        areas=_merged(heard.asked.areas, tuple(code for code in given.getlist("in") if code in known)),
        free=heard.asked.free or given.get("gratis") == "1",
        language=heard.asked.language or (given.get("taal", "") if given.get("taal", "") in LANGUAGES else ""),
    )
    chosen = given.get("wijk") if "wijk" in given else request.COOKIES.get(WHERE_COOKIE, "")
    here = known.get(chosen or "")
    close = heard.close or given.get("dichtbij") == "1"
    if here and here.point:
        metres = NEAR_METRES.on(clock.today()) if close else None
        asked = replace(asked, near=here.point, metres=metres)
    return Question(asked, close, here, areas)


def _codes(given: QueryDict, name: str, words: type[Worded]) -> tuple[Any, ...]:
    codes = {member.code for member in words}
    return tuple(words(code) for code in dict.fromkeys(given.getlist(name)) if code in codes)


def _merged(one: Iterable[object], other: Iterable[object]) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys([*one, *other]))


def turn_of(text: str) -> Turn | None:
    """Where a list goes on, out of an address; None at the beginning, or when it makes no sense."""
    stale, _dot, rest = text.partition(".")
    which, _dot, title = rest.partition(".")
    try:
        return Turn(stale == "1", title.replace("\x00", "")[:200], UUID(which))
    except ValueError:
        return None


def as_text(turn: Turn | None) -> str:
    """Back to an address; empty when the list ends."""
    return f"{int(turn.stale)}.{turn.id}.{turn.title}" if turn else ""
