"""From a prepared page to what the components of the look want: words in the reader's language, and addresses."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kanteling.apps.deciding.queries.pages import Adviser, Asked, Earlier, ProposalPage, Told, Turn
from kanteling.apps.deciding.queries.proposals import ProposalView, SeatAnswer
from kanteling.apps.deciding.queries.state import Stated
from kanteling.apps.deciding.rules.standing import Badge, State
from kanteling.apps.frames.public import FrameView, Weight, crossing
from kanteling.foundation.actor import Actor
from kanteling.foundation.names import addressed
from kanteling.platform.templatetags.look import initials
from kanteling.platform.templatetags.words import day, moment

Shown = dict[str, object]
ANSWER_CODE = {
    Badge.GOES_ALONG: "agrees",
    Badge.OBJECTS: "objects",
    Badge.STANDS_ASIDE: "aside",
    Badge.HANDED_OVER: "handed",
    Badge.CONTINUED_WITHOUT: "gone",
    Badge.SILENT: "silent",
}
TAG = {
    State.WAITS: ("open", ""),
    State.OBJECTED: ("objection", ""),
    State.FRAMED: ("open", "frame"),
    State.STANDS: ("stands", ""),
    State.WITHDRAWN: ("muted", ""),
}


def own_words(view: ProposalView | Earlier) -> str:
    """The text under the title; nothing when the sheet with facts says the same."""
    said = {value.strip().lower() for _label, value in view.presented}
    return "" if view.text.strip().lower() in said else view.text


def names(called: Sequence[str]) -> str:
    """Names as one says them inside a sentence: Ineke, meneer Bakker en Fatma."""
    called = [addressed(name) for name in called]
    if len(called) < 2:
        return "".join(called)
    return _("%(first)s en %(last)s") % {"first": ", ".join(called[:-1]), "last": called[-1]}


def waiting(called: Sequence[str]) -> str:
    """The same at the start of a sentence: Meneer Bakker en mevrouw Okafor."""
    line = names(called)
    return line[:1].upper() + line[1:]


def tag(view: ProposalView) -> Shown:
    """The tag on top: how it stands, and on whom it waits."""
    kind, icon = TAG[view.state]
    if view.adopted_at is not None:
        text = _("Dit staat, sinds %(day)s") % {"day": day(view.adopted_at)}
    elif view.state is State.STANDS:
        kind, icon, text = "open", "", _("Open: iedereen aan tafel gaat mee")
    elif view.state is State.WAITS and view.waits_for_me:
        text = _("Open: wacht op u")
    elif view.state is State.WAITS:
        text = _("Open: wacht op %(names)s") % {"names": names([seat.called for seat in view.waits_for])}
    else:
        text = _(view.state.dutch)
    return {"kind": kind, "icon": icon, "text": text}


def history(view: ProposalView, you: object) -> str:
    """Who made it and when, and what is new in this version."""
    who = (
        _("Uw voorstel")
        if view.made_by == you
        else _("Voorstel van %(name)s") % {"name": addressed(view.made_by_called)}
    )
    first = _("%(who)s van %(day)s.") % {"who": who, "day": day(view.made_at)}
    if view.version == 1:
        return first
    if view.changed_by == you:
        made = _("U maakte versie %(number)s") % {"number": view.version}
    else:
        made = _("%(name)s maakte versie %(number)s") % {"name": view.changed_by_called, "number": view.version}
    return f"{first} {made}: {view.why.rstrip('.')}." if view.why else f"{first} {made}."


def seat(each: SeatAnswer) -> Shown:
    """One seat for ``<c-seats>``."""
    text = ""
    if each.badge is Badge.HANDED_OVER:
        text = _("Gaf de stem aan %(name)s") % {"name": addressed(each.through)}
        if each.you:
            text = _("U gaf uw stem aan %(name)s") % {"name": addressed(each.through)}
    elif each.you and each.badge is not Badge.SILENT:
        text = {
            Badge.GOES_ALONG: _("U gaat mee"),
            Badge.OBJECTS: _("U hebt een bezwaar"),
            Badge.STANDS_ASIDE: _("U laat het aan de anderen"),
        }.get(each.badge, "")
    elif each.heard:
        text = _(each.badge.dutch)
    if each.heard:
        text = _("%(said)s, %(heard)s hoorde het") % {"said": text or _(each.badge.dutch), "heard": each.heard}
    return {
        "initials": _("U") if each.you else each.initials,
        "name": _("U") if each.you else each.called,
        "relation": "" if each.you else each.relation,
        "answer": ANSWER_CODE[each.badge],
        "text": text,
        "reason": each.reason,
        "you": each.you,
    }


def adviser(each: Adviser) -> Shown:
    """One who thinks along, for ``<c-seats>``."""
    words = {
        "professional": _("Geeft informatie"),
        "process_guide": _("Bewaakt het gesprek"),
        "municipality": _("Noemt de kaders"),
    }
    text = words.get(each.kind, _("Geeft informatie"))
    if each.you:
        text = _("U geeft informatie. De kring besluit.")
    return {
        "initials": each.initials,
        "name": _("U") if each.you else each.called,
        "relation": "" if each.you else each.relation,
        "text": text,
    }


def information(told: Iterable[Told]) -> list[Shown]:
    """Information as sheets."""
    return [
        {"by": each.by_called, "seat": each.seat, "text": each.text, "when": day(each.at), "asked": each.asked}
        for each in told
    ]


def questions(asked: Iterable[Asked], you: object) -> list[Shown]:
    """Questions that wait; the reader's own ones can be answered here."""
    return [
        {
            "id": each.id,
            "by": each.by_called,
            "to": each.to_called,
            "text": each.text,
            "when": day(each.at),
            "yours": each.to == you,
        }
        for each in asked
    ]


def frame(view: FrameView, verdict: str = "") -> Shown:
    """One frame for ``<c-frame>``."""
    return {
        "by": view.setter,
        "title": view.title,
        "text": view.text,
        "hard": view.hardness is Weight.HARD,
        "since": day(view.since),
        "source": view.legal_basis,
        "source_url": view.link,
        "verdict": verdict,
        "address": reverse("frames:history", kwargs={"frame": view.frame}),
    }


def crossed(page: ProposalPage, each: Stated) -> Shown:
    """A frame that somebody says it goes over, with the routes that this reader has."""
    blocks = each.effect in crossing.BLOCKING
    where = {"proposal": page.proposal.id, "crossing": each.id}
    shown = frame(each.frame, "crosses" if blocks else "")
    return shown | {
        "said": _("%(name)s zei dit op %(day)s.") % {"name": each.by_called, "day": day(each.at)},
        "why": each.why,
        "effect": _(each.effect.dutch),
        "reason": each.facts.reason,
        "room": each.room_text,
        "asked": each.room_asked,
        "blocks": blocks,
        "change_url": _change(page) if blocks and page.may.change else "",
        "room_url": reverse("deciding:room", kwargs=where) if blocks and page.may.decide else "",
        "grant_url": reverse("deciding:grant", kwargs=where) if blocks and page.may.frame else "",
        "fits_url": reverse("deciding:fits", kwargs=where)
        if blocks and page.proposal.open and (page.may.frame or page.may.claim)
        else "",
    }


def _change(page: ProposalPage) -> str:
    return reverse("plans:change", kwargs={"proposal": page.proposal.id})


def change_url(page: ProposalPage) -> str:
    """Where the form for a new version is, when this reader may make one."""
    return _change(page) if page.may.change else ""


def turn(each: Turn) -> Shown:
    """What can be done about someone who said nothing yet."""
    notes = []
    if each.reminded_at:
        notes.append(
            _("%(name)s kreeg een herinnering: %(when)s.") % {"name": each.called, "when": moment(each.reminded_at)}
        )
    if not each.remind and each.remind_from and not each.go_on:
        notes.append(
            _("Herinneren kan vanaf %(day)s. Geef %(name)s even de tijd.")
            % {"name": addressed(each.called), "day": day(each.remind_from)}
        )
    if each.go_on_from:
        notes.append(
            _("Verdergaan zonder %(name)s kan vanaf %(day)s.")
            % {"name": addressed(each.called), "day": day(each.go_on_from)}
        )
    return {
        "person": each.person,
        "called": each.called,
        "remind": each.remind,
        "go_on": each.go_on,
        "notes": notes,
    }


def minutes_words(minutes: int) -> str:
    """Minutes as one says them."""
    return ngettext("%(count)s minuut", "%(count)s minuten", minutes) % {"count": minutes}


def call(who: tuple[str, str] | None) -> Shown:
    """Whom to call, from this table; nothing when nobody here gave a number (then the layout looks further)."""
    if who is None:
        return {}
    return {"call": {"name": who[0], "initials": initials(who[0]), "role": "", "phone": who[1]}}


def layout(actor: Actor) -> str:
    """One column for who lives it, a side column for who works here."""
    return "layout/professional.html" if actor.roles else "layout/resident.html"
