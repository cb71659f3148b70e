"""How programmes and assignments read: one sentence for a goal, plain lines for what was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from kanteling.apps.assignments.queries.assignments import AssignmentView, VersionView
from kanteling.apps.assignments.queries.progress import Progress
from kanteling.apps.assignments.rules.concrete import Goal
from kanteling.apps.assignments.rules.ladder import BLIND_SPOT, MEANINGS, NAMES, SOURCE, To
from kanteling.apps.assignments.rules.writing import Fields
from kanteling.foundation.names import addressed


def joined(words: Sequence[str], between: str) -> str:
    """``a, b of c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {between} {words[-1]}" if words else ""


def rungs_words(rungs: tuple[int, int] | None) -> str:
    """``trede 1-2``; empty when none was said."""
    if rungs is None:
        return ""
    low, high = rungs
    return _("trede %(rungs)s") % {"rungs": str(low) if low == high else f"{low}-{high}"}


def to_words(to: Sequence[To], words: str = "") -> str:
    """To what somebody goes."""
    return joined([_(each.dutch) for each in to], _("of")) or words


def date_words(day: date | None) -> str:
    """``31 december 2026``."""
    return formats.date_format(day, "j F Y") if day else ""


def sentence(fields: Fields, area: str = "") -> str:
    """The whole goal in one sentence, made of the fields, so that both never differ."""
    rungs = rungs_words(fields.rungs)
    people = _("minimaal %(many)s") if fields.least else "%(many)s"
    many = people % {"many": fields.people} if fields.people else "…"
    parts = [
        f"{many} {fields.who or _('mensen')}",
        _("van %(rungs)s") % {"rungs": rungs} if rungs else "",
        _("in %(area)s") % {"area": area} if area else "",
        _("naar %(what)s") % {"what": to_words(fields.to, fields.to_words) or "…"},
    ]
    text = " ".join(part for part in parts if part)
    until = (
        _("uiterlijk %(day)s") % {"day": date_words(fields.until)}
        if fields.until
        else _("uiterlijk %(day)s") % {"day": "…"}
    )
    return f"{text[:1].upper()}{text[1:]}, {until}"


def understood(goal: Goal) -> list[tuple[str, str]]:
    """What was read, explained back."""
    whom = " ".join(filter(None, (goal.who, rungs_words(goal.rungs))))
    lines = [
        (_("Voor wie"), whom),
        (_("Waar"), goal.area),
        (_("Hoeveel"), _number(goal)),
        (_("Waarheen"), to_words(goal.to, goal.to_words)),
        (_("Uiterlijk"), date_words(goal.until)),
    ]
    return [(label, value) for label, value in lines if value]


def _number(goal: Goal) -> str:
    if goal.number is None:
        return ""
    return (_("minimaal %(many)s mensen") if goal.least else _("%(many)s mensen")) % {"many": goal.number}


def example(filled: Goal, said: Goal) -> list[tuple[str, bool]]:
    """The completed goal in pieces; true for what the writer said."""
    number = (_("Minimaal %(many)s") if filled.least else "%(many)s") % {"many": filled.number}
    pieces = [
        (number, said.number is not None),
        (filled.who, bool(said.who)),
        (_("van %(rungs)s") % {"rungs": rungs_words(filled.rungs)} if filled.rungs else "", said.rungs is not None),
        (_("in %(area)s") % {"area": filled.area} if filled.area else "", bool(said.area)),
        (_("naar %(what)s,") % {"what": to_words(filled.to, filled.to_words)}, bool(said.to or said.to_words)),
        (_("uiterlijk %(day)s") % {"day": date_words(filled.until)}, said.until is not None),
    ]
    there = [(text, true) for text, true in pieces if text]
    return [(f"{text} ", true) for text, true in there[:-1]] + there[-1:]


@dataclass(frozen=True, slots=True)
class RungLine:
    """One step of the ladder as it is shown."""

    number: int
    name: str
    meaning: str


def ladder() -> dict[str, object]:
    """The ladder with its source and what it does not see: those always travel together."""
    lines = [RungLine(number, _(NAMES[number]), _(MEANINGS[number])) for number in sorted(NAMES, reverse=True)]
    return {"rungs": lines, "blind_spot": _(BLIND_SPOT), "source": SOURCE}


def rung_options() -> list[dict[str, object]]:
    """The ladder to choose from, the lowest first."""
    return [
        {"value": number, "label": f"{number}. {_(NAMES[number])}", "hint": _(MEANINGS[number])} for number in NAMES
    ]


def means(fields: Fields) -> str:
    """Hours and money in one line."""
    parts = []
    if fields.hours is not None:
        parts.append(_("%(many)s uur in de week") % {"many": fields.hours})
    if fields.money is not None:
        money = formats.number_format(fields.money, force_grouping=True)
        parts.append(_("%(money)s euro in de hele tijd") % {"money": money})
    return joined(parts, _("en")) or _("nog niet afgesproken")


def shown(many: int | None) -> str:
    """A published number."""
    return _("minder dan 10") if many is None else _("ongeveer %(many)s") % {"many": many}


def progress_words(progress: Progress) -> dict[str, str]:
    """What the figure says, what the band means, and what nobody knows."""
    last = progress.last
    now = _("Er is nog niets gepubliceerd.")
    if last is not None:
        said = {"many": shown(last.shown), "day": date_words(last.day), "people": progress.people}
        now = _("Op %(day)s: %(many)s van de %(people)s mensen.") % said
    ahead = ""
    if progress.coming is not None:
        told = {"low": progress.coming.low, "high": progress.coming.high, "day": date_words(progress.until)}
        ahead = (
            _(
                "Gaat het zo door? Dan zijn het er op %(day)s waarschijnlijk tussen %(low)s en %(high)s."
                " Zo onzeker is het: in 2 van de 10 keer valt het erbuiten."
            )
            % told
        )
    elif last is not None and last.shown is None:
        ahead = _("Het is te vroeg om iets over het einde te zeggen.")
    return {
        "now": now,
        "ahead": ahead,
        "band": _(
            "De band: stel dat %(people)s mensen elk op een toevallige dag hun stap zetten. Dan ligt het aantal in 8 van"
            " de 10 keer in de band. Erbuiten liggen is geen oordeel. Het is een vraag om samen naar te kijken."
        ) % {"people": progress.people},
        "limits": _(
            "Eén keer per maand komt er een aantal. Onder de tien tonen we niets. De rest ronden we af op vijf."
            " Een nieuw aantal komt er pas bij tien verschil. Zo ziet niemand de stap van één mens."
        ),
    }  # fmt: skip


def progress_rows(progress: Progress) -> list[list[str]]:
    """The figure as a table."""
    return [
        [
            date_words(point.day),
            shown(point.shown),
            formats.number_format(round(point.expected.middle)),
            _("%(low)s tot %(high)s") % {"low": point.expected.low, "high": point.expected.high},
        ]
        for point in progress.points
    ]


def seats(version: VersionView) -> list[dict[str, object]]:
    """The four parties with who spoke for them, in their fixed order."""
    found: list[dict[str, object]] = []
    for party, lines in version.by_party:
        relation = _(party.dutch)
        if not lines:
            found.append({"initials": "", "name": relation.capitalize(), "answer": "silent",
                          "text": _("Niemand zei nog iets"), "you": False})  # fmt: skip
        for line in lines:
            answer = "agrees" if line.said.code == "go_along" else "objects"
            words = _("Gaat mee") if answer == "agrees" else _("Heeft een bezwaar")
            heard = (
                f". {_('Hardop gezegd. Gehoord door %(who)s.') % {'who': line.heard_by}}" if line.heard_by else ""
            )
            said = _("%(words)s, %(day)s") % {"words": words, "day": date_words(line.at.date())}
            found.append({"initials": "", "name": line.called, "relation": relation, "answer": answer,
                          "text": f"{said}{heard}", "reason": line.reason, "you": line.mine})  # fmt: skip
    return found


def waits(version: VersionView) -> str:
    """Whose word is still missing."""
    return joined([_(party.dutch) for party in version.waits_for], _("en"))


def title(view: AssignmentView) -> str:
    """The sentence that holds now."""
    return sentence(view.shown.fields, view.area)


def by_line(called: str, party: str, day: str) -> str:
    """Under somebody's words."""
    return _("%(who)s, %(party)s, %(day)s") % {"who": addressed(called), "party": _(party), "day": day}
