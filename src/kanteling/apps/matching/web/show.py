"""Suggestions, notices and meetings as the pages show them: plain values, in the words of who reads."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.translation import gettext, override

from kanteling.apps.matching.queries.board import MeetingLine, NoticeLine
from kanteling.apps.matching.queries.suggesting import Same, Searched
from kanteling.apps.matching.rules.facts import LANGUAGES, Need
from kanteling.apps.matching.rules.suggesting import Fact, Said, Suggestion, Suggestions, Why
from kanteling.apps.matching.rules.times import spoken
from kanteling.apps.matching.rules.travel import Mode
from kanteling.platform.templatetags.words import day

TOLD = 1500  # signs of what is told about one suggestion
_MIND = (Why.MEANT_FOR, Why.STALE)
"""What is true and no reason to choose it: we do not ask who somebody is, and a phone call may be needed first."""
_NEEDS = {need.code: need for need in Need}


def say(said: Said) -> str:
    """A reason or an obstacle as a sentence."""
    return gettext(said.code.dutch) % {name: _value(name, value) for name, value in said.facts}


def _value(name: str, value: Fact) -> str:
    if isinstance(value, Mode):
        return gettext(value.dutch)
    if name == "money" and isinstance(value, int):
        return f"€ {formats.number_format(value / 100, 2)}"
    if name == "when" and isinstance(value, tuple):
        return spoken(value, say=gettext)  # type: ignore[arg-type]
    if name == "needs" and isinstance(value, frozenset):
        return ", ".join(sorted(gettext(_NEEDS[code].dutch) if code in _NEEDS else code for code in value))
    if name == "languages" and isinstance(value, frozenset):
        return ", ".join(sorted(gettext(LANGUAGES[code]) if code in LANGUAGES else code for code in value))
    if name == "audience" and isinstance(value, tuple):
        return ", ".join(gettext(str(each)).lower() for each in value)
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    return str(value)


def reasons(one: Suggestion) -> dict[str, list[str]]:
    """Why it is suggested, and apart from that what to mind."""
    return {
        "because": [say(each) for each in one.because if each.code not in _MIND],
        "mind": [say(each) for each in one.because if each.code in _MIND],
    }


def goal_suggestions(searched: Searched, goal: str, *, decides: bool) -> dict[str, list[dict[str, Any]]]:
    """The same with a goal. For who informs at the table each carries what can be told about it."""
    found = searched.found
    shown = suggestions(searched)
    if not decides:
        for lines, ones in ((shown["fits"], found.fits), (shown["almost"], found.almost)):
            for line, one in zip(lines, ones, strict=False):
                line["told"] = told(one, searched, goal)
    return shown


def suggestions(searched: Searched) -> dict[str, list[dict[str, Any]]]:
    """What fits and what almost does, ready for the page."""
    return _both(searched.found, searched)


def _both(found: Suggestions, searched: Searched) -> dict[str, list[dict[str, Any]]]:
    return {
        "fits": [suggestion(each, searched) for each in found.fits[:20]],
        "almost": [suggestion(each, searched) for each in found.almost[:10]],
    }


def suggestion(one: Suggestion, searched: Searched) -> dict[str, Any]:
    """One suggestion with its stair, its reasons, what stands in the way, and how one gets there when it is combined."""
    offering = one.offering
    entry, notice = searched.entries.get(offering.id), searched.notices.get(offering.id)
    return {
        "id": str(offering.id),
        "title": offering.title,
        "step": offering.rung,
        "by": entry.organisation.name if entry and entry.organisation else notice.called if notice else "",
        "url": _entry_url(offering.id) if entry else reverse("matching:notice", args=[notice.id]) if notice else "",
        "map": _entry_url(offering.id) if entry else "",
        "notice": notice is not None,
        "own": entry is None and notice is None,
        "next_step": entry.next_step if entry else "",
        **reasons(one),
        "against": [say(each) for each in one.against],
        "steps": _steps(one) if one.lift else [],
        "ride_url": _ride_url(one, searched),
    }


def same(one: Same) -> dict[str, Any]:
    """A question that several people have: their own words, what is there already, and where to begin when nothing is."""
    there = one.there.offering if one.there else None
    return {
        "meaning": one.meaning,
        "asked": format_html('<span lang="nl">{}</span>', one.meaning),
        "questions": [{"words": each.title, "by": each.called} for each in one.questions],
        "title": there.title if there else "",
        "url": _entry_url(there.id) if there else "",
        "free": one.free,
        "map": f"{reverse('social_map:map')}?{urlencode({'vraag': one.meaning})}",
    }


def told(one: Suggestion, searched: Searched, goal: str) -> str:
    """A suggestion as information for the table, in the language of the plan: what, of whom, why, and what stands in the way.

    Who informs gives this in one step and decides nothing; an own gift of the resident is never told by another.
    """
    with override("nl"):
        shown = suggestion(one, searched)
    if shown["own"]:
        return ""
    parts = [f"Bij “{goal}”: {shown['title']}" + (f" ({shown['by']})." if shown["by"] else ".")]
    for before, lines in (
        ("Waarom", shown["because"]),
        ("Let op", shown["mind"]),
        ("Wat in de weg staat", shown["against"]),
    ):
        parts += [f"{before}: {'; '.join(line.rstrip('.') for line in lines)}."] if lines else []
    parts += [f"De volgende stap: {shown['next_step']}"] if shown["next_step"] else []
    return " ".join(parts)[:TOLD]


def _entry_url(entry: UUID) -> str:
    try:
        return reverse("social_map:entry", args=[entry])
    except NoReverseMatch:
        return ""


def _ride_url(one: Suggestion, searched: Searched) -> str:
    if one.lift is None:
        return ""
    ride = one.lift.ride.id
    return reverse("matching:notice", args=[ride]) if ride in searched.notices else _entry_url(ride)


def _steps(one: Suggestion) -> list[dict[str, str]]:
    """Activity and ride after each other, for the first time that fits."""
    if one.lift is None or not one.when:
        return []
    first, drive = one.when[0], one.lift.minutes
    going = gettext("%(who)s haalt u op, %(minutes)s minuten rijden") % {
        "who": one.lift.ride.title,
        "minutes": drive,
    }
    return [
        {"icon": "car", "when": _hour(first.start - drive), "text": going},
        {"icon": "map-pin", "when": _hour(first.start), "text": one.offering.title},
        {"icon": "home", "when": _hour(first.end), "text": gettext("Samen weer naar huis")},
    ]


def _hour(minute: int) -> str:
    return f"{minute // 60}.{minute % 60:02d}"


def notice(line: NoticeLine) -> dict[str, Any]:
    """A notice as it hangs on the board."""
    return {
        "id": line.id,
        "kind": line.kind.code,
        "called": line.called,
        "title": line.title,
        "words": line.words,
        "when": spoken(line.windows, say=gettext),
        "near": line.near,
        "ride": line.ride,
        "seats": line.seats,
        "goes_to": line.goes_to,
        "languages": [gettext(LANGUAGES[code]) for code in sorted(line.languages) if code in LANGUAGES],
        "placed": day(line.placed_at),
        "mine": line.mine,
        "url": reverse("matching:notice", args=[line.id]),
    }


def meeting(line: MeetingLine) -> dict[str, Any]:
    """A first meeting, from the side of the reader."""
    who = {"who": line.called}
    if line.facts.asker.left or (line.facts.owner and line.facts.owner.left):
        state, kind = gettext("Hier is van afgezien"), "muted"
    elif line.facts.owner is not None and line.facts.owner.no is not None:
        state, kind = gettext("Deze keer niet"), "muted"
    elif line.agreed:
        state, kind = gettext("U zei allebei ja"), "stands"
    elif line.mine_to_answer:
        state, kind = gettext("%(who)s vraagt het aan u") % who, "open"
    else:
        state, kind = gettext("Wacht op %(who)s") % who, "open"
    return {
        "ask": line.ask,
        "title": line.title,
        "called": line.called,
        "words": line.words,
        "place": line.place,
        "when": line.when_words,
        "brings": line.brings,
        "i_own": line.i_own,
        "state": state,
        "kind": kind,
        "answers": line.mine_to_answer,
        "agreed": line.agreed,
        "contact": line.contact,
        "over": line.over,
        "tells": line.may_tell,
        "told": line.mine is not None and line.mine.told is not None,
        "real": line.real,
        "thanks": line.thanks,
        "notice": line.notice,
        "day": day(line.at),
    }
