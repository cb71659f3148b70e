"""Entries in words: when, where, for whom and what it costs, as a person says it."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kanteling.apps.social_map.queries.finding import Found
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.entries import LANGUAGES, Access, Accessible, Audience, Cost, Kind, Way
from kanteling.apps.social_map.rules.freshness import Freshness
from kanteling.apps.social_map.rules.times import Time

ICONS = {
    Kind.ACTIVITY: "users-group", Kind.PROVISION: "building-community", Kind.INITIATIVE: "bulb",
    Kind.ROLE: "heart-handshake", Kind.RIDE: "bus",
}  # fmt: skip
_KILOMETRE = 1000


def row(found: Found) -> dict[str, Any]:
    """One line of a list."""
    view = found.entry
    where = view.place.name if view.place else ""
    parts = moments(view.times)
    return {
        "id": view.id,
        "title": view.title,
        "when": "; ".join(parts[:2]) + (" …" if len(parts) > 2 else ""),
        "where": where,
        "far": far(found.metres),
        "cost": _(Cost.FREE.dutch) if view.cost is Cost.FREE else "",
        "kind": _(view.kind.dutch),
        "icon": ICONS[view.kind],
        "stale": stale(view),
        "full": view.free_places == 0,
        "because": [f"“{said}” → {by}" for said, by in found.because if said != by][:2],
        "lon": view.lon,
        "lat": view.lat,
    }


def far(metres: int | None) -> str:
    """How far, as people say it; as the crow flies, so it is "about"."""
    if metres is None:
        return ""
    if metres < _KILOMETRE:
        return _("ongeveer %(metres)s meter") % {"metres": metres}
    return _("ongeveer %(far)s kilometer") % {"far": formats.number_format(metres / _KILOMETRE, 1)}


def stale(view: EntryView) -> str:
    """Why it stands lower, when nobody confirmed it for a while."""
    if view.freshness is not Freshness.STALE:
        return ""
    said = _("Voor het laatst bevestigd op %(day)s. Bel even voordat u gaat.")
    return said % {"day": formats.date_format(view.confirmed_on, "j F Y")}


def moments(times: tuple[Time, ...]) -> list[str]:
    """Moments in words; days with the same hours together: "elke maandag en dinsdag van 9.00 tot 17.00 uur"."""
    together: dict[Time, list[Time]] = {}
    for each in times:
        alike = each if each.rule or each.day is None else replace(each, day=None)
        together.setdefault(alike, []).append(each)
    return [spoken(*some) for some in together.values()]


def spoken(moment: Time, *others: Time) -> str:
    """A moment in words: "elke dinsdag van 14.00 tot 16.00 uur"; ``others`` are on other days at the same hours."""
    said = _day(moment, *others)
    if moment.starts and moment.ends:
        hours = _("van %(start)s tot %(end)s uur") % {
            "start": clock_of(moment.starts),
            "end": clock_of(moment.ends),
        }
    elif moment.starts:
        hours = _("vanaf %(start)s uur") % {"start": clock_of(moment.starts)}
    else:
        hours = ""
    season = ""
    if moment.first and moment.last and moment.first != moment.last:
        season = _("(%(first)s tot en met %(last)s)") % {"first": _date(moment.first), "last": _date(moment.last)}
    elif moment.last and moment.first != moment.last:
        season = _("(tot en met %(last)s)") % {"last": _date(moment.last)}
    return " ".join(each for each in (said, hours, season) if each) or moment.words


def _day(moment: Time, *others: Time) -> str:
    if moment.words and moment.rule:
        return moment.words
    if moment.first and moment.first == moment.last:
        return _date(moment.first)
    days = sorted({day for each in (moment, *others) for day in each.days}, key=lambda day: day.number)
    if not days:
        return moment.words
    if len(days) == 7:
        return _("elke dag")
    names = [_(day.dutch) for day in days]
    if len(days) >= 3 and days[-1].number - days[0].number == len(days) - 1:
        return _("%(first)s tot en met %(last)s") % {"first": names[0], "last": names[-1]}
    return _("elke %(days)s") % {"days": listed(names)}


def listed(names: list[str]) -> str:
    """Names after each other, "en" before the last."""
    return (
        names[0]
        if len(names) == 1
        else _("%(some)s en %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
    )


def clock_of(at: time) -> str:
    """A time of the day as it is written in Dutch."""
    return f"{at.hour}.{at.minute:02d}"


def _date(day: date) -> str:
    return str(formats.date_format(day, "j F Y"))


def facts(view: EntryView) -> list[dict[str, Any]]:
    """What one must know of an entry, in the order in which people ask it; what is not known is left out."""
    place = [view.place.line] if view.place else []
    found = [
        (_("Wanneer"), "clock", moments(view.times)),
        (_("Waar"), "map-pin", place),
        (_("Hoe komt u er"), "walk", [*_words(view.ways, Way), view.reach, view.place.reach if view.place else ""]),
        (_("Voor wie"), "users", [view.for_whom, *_words(view.audience, Audience), _ages(view)]),
        (_("Kosten"), "coin", [_cost(view)]),
        (_("Meedoen"), "door-enter", [_(view.access.dutch), view.access_text] if _access(view) else []),
        (_("Neem mee"), "briefcase", [view.documents]),
        (_("Talen"), "language", [_(LANGUAGES.get(code, code)) for code in view.languages]),
        (_("Toegankelijk"), "wheelchair", _words((*view.accessibility, *_of_place(view)), Accessible)),
        (_("Plekken"), "ticket", [_places(view)]),
    ]
    kept = []
    for label, icon, lines in found:
        shown = list(dict.fromkeys(line for line in lines if line))
        if shown:
            kept.append({"label": label, "icon": icon, "lines": shown})
    return kept


def _of_place(view: EntryView) -> tuple[str, ...]:
    return view.place.accessibility if view.place else ()


def _access(view: EntryView) -> bool:
    return view.access is not Access.FREE or bool(view.access_text) or view.kind is not Kind.ROLE


def _words(codes: tuple[str, ...], words: type[Way] | type[Audience] | type[Accessible]) -> list[str]:
    known = dict(words.choices())
    return [_(known.get(code, code)) for code in codes]


def _ages(view: EntryView) -> str:
    if view.age_from is not None and view.age_to is not None:
        return _("van %(young)s tot en met %(old)s jaar") % {"young": view.age_from, "old": view.age_to}
    if view.age_from is not None:
        return _("vanaf %(young)s jaar") % {"young": view.age_from}
    return _("tot en met %(old)s jaar") % {"old": view.age_to} if view.age_to is not None else ""


def _cost(view: EntryView) -> str:
    amount = f"€ {formats.number_format(view.cost_cents / 100, 2)}" if view.cost_cents else ""
    said = view.cost_text or amount
    if view.cost is Cost.UNKNOWN:
        return said
    return f"{_(view.cost.dutch)}: {said}" if said else _(view.cost.dutch)


def _places(view: EntryView) -> str:
    if view.free_places is None:
        return ""
    if view.free_places == 0:
        return _("Alle plekken zijn bezet.")
    said = ngettext("Nog %(many)s plek vrij.", "Nog %(many)s plekken vrij.", view.free_places)
    return said % {"many": view.free_places}
