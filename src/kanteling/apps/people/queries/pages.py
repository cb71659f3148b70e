"""Pages about a circle's people, ready to be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.people.events import Looked
from kanteling.apps.people.models import Seat
from kanteling.apps.people.queries.actors import has_login
from kanteling.apps.people.queries.circles import (
    CircleView,
    MandateLine,
    SeatLine,
    circle_of,
    circle_with_past,
    letters_of,
    mandates_of,
    staff,
)
from kanteling.apps.people.rules.letters import why_not_new_letter
from kanteling.apps.people.rules.seats import DECIDING_SEATS, WHAT_SEAT_DOES, SeatKind
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.words import Dutch
from kanteling.platform import clock
from kanteling.platform.journal import looked

WHAT_OTHERS_DO: Mapping[SeatKind, Dutch] = {
    SeatKind.RESIDENT: "Het is het plan van deze inwoner.",
    SeatKind.INVOLVED: "Besluit mee.",
    SeatKind.PROFESSIONAL: "Geeft informatie. Besluit niet.",
    SeatKind.PROCESS_GUIDE: "Bewaakt het gesprek. Besluit niet.",
    SeatKind.MUNICIPALITY: "Noemt de kaders. Besluit niet.",
}
"""What a seat means, said about someone else; `WHAT_SEAT_DOES` says it to the one who sits there."""


@dataclass(frozen=True, slots=True)
class Chair:
    """One seat on the page. ``can_end``: this reader may end it; ``letter`` and ``until`` only when not in yet."""

    id: UUID
    person: PersonId
    name: str
    initials: str
    relation: str
    text: str
    why: str
    asked: str
    phone: str
    you: bool
    decides: bool
    can_end: bool
    way: str = ""
    until: datetime | None = None
    can_renew: bool = False
    can_write_yes: bool = False


@dataclass(frozen=True, slots=True)
class CirclePage:
    """Who sits in this circle, who was asked, and what this reader may do about it."""

    id: CircleId
    called: str
    own: bool
    deciding: tuple[Chair, ...]
    informing: tuple[Chair, ...]
    asked: tuple[Chair, ...]
    declined: tuple[str, ...]
    helpers: tuple[tuple[UUID, str, str], ...]
    guides: bool
    may_invite: bool
    may_leave: bool


def circle_page(actor: Actor, circle: UUID) -> CirclePage:
    """Who sits at this table. Four queries and a line in the journal. Raises `NotForYou` when not visible."""
    view, seats = circle_with_past(actor, circle)
    looked(actor, Looked.CIRCLE, circle=view.id)
    parts = frozenset(part for part in Part if actor.may(part, view.id))
    letters = letters_of(actor, circle)
    chairs = [_chair(actor, parts, seat) for seat in view.seats if seat.came]
    asked = [_asked(actor, parts, seat, letters) for seat in view.seats if not seat.came]
    own = Part.OWN in parts
    helpers = [each for each in mandates_of(actor) if each.principal == view.resident] if own else []
    return CirclePage(
        id=view.id,
        called=view.called,
        own=own,
        deciding=tuple(chair for chair in chairs if chair.decides),
        informing=tuple(chair for chair in chairs if not chair.decides),
        asked=tuple(asked),
        declined=_declined(seats) if own else (),
        helpers=tuple((each.id, each.helper_called, agreed(each)) for each in helpers),
        guides=Part.GUIDE in parts,
        may_invite=bool(parts & {Part.OWN, Part.GUIDE, Part.INFORM}),
        may_leave=not own and any(chair.you for chair in chairs),
    )


def _chair(actor: Actor, parts: frozenset[Part], seat: SeatLine) -> Chair:
    you = seat.person == actor.person
    return Chair(
        id=seat.id,
        person=seat.person,
        name=seat.called,
        initials=seat.initials,
        relation=seat.relation,
        text=(WHAT_SEAT_DOES if you else WHAT_OTHERS_DO)[seat.kind],
        why=seat.why if seat.kind is not SeatKind.RESIDENT else "",
        asked=seat.asked,
        phone=seat.phone,
        you=you,
        decides=seat.kind in DECIDING_SEATS,
        can_end=Part.OWN in parts and seat.kind is not SeatKind.RESIDENT,
    )


def _asked(actor: Actor, parts: frozenset[Part], seat: SeatLine, letters: dict) -> Chair:  # type: ignore[type-arg]
    plain, letter = _chair(actor, parts, seat), letters.get(seat.id)
    return Chair(
        **{name: getattr(plain, name) for name in _PLAIN},
        way=letter.way if letter else "",
        until=letter.until if letter and letter.works else None,
        can_renew=not why_not_new_letter(parts, came=False),
        can_write_yes=bool(parts & {Part.OWN, Part.GUIDE}) and not plain.you,
    )


_PLAIN = (
    "id", "person", "name", "initials", "relation", "text", "why", "asked", "phone", "you", "decides", "can_end",
)  # fmt: skip


def _declined(seats: Iterable[Seat]) -> tuple[str, ...]:
    """Who was asked and never came, the last five."""
    gone = [(seat.left_at, seat.called) for seat in seats if seat.left_at is not None and seat.came_at is None]
    return tuple(called for _left, called in sorted(gone, reverse=True)[:5])


@dataclass(frozen=True, slots=True)
class InvitePage:
    """What the form for an invitation needs: whose circle, and who works here and can be asked."""

    id: CircleId
    called: str
    own: bool
    colleagues: tuple[tuple[PersonId, str, str], ...]


def invite_page(actor: Actor, circle: UUID) -> InvitePage:
    """What is needed to ask someone to this table."""
    view = circle_of(actor, circle)
    seated = {seat.person for seat in view.seats}
    roles = (Role.PROCESS_GUIDE, Role.CLIENT_SUPPORTER, Role.TEAM_MEMBER, Role.PARTNER)
    found = [
        (person, called, f"{role.dutch}{', ' + team if team else ''}")
        for person, called, team, role in staff(actor, *roles)
        if person not in seated
    ]
    return InvitePage(view.id, view.called, actor.may(Part.OWN, view.id), tuple(found))


def agreed(mandate: MandateLine) -> str:
    """How it was agreed, until when, and on which paper if on paper."""
    said = mandate.how
    if mandate.until:
        last = (mandate.until - timedelta(seconds=1)).astimezone(clock.AMSTERDAM)
        said += " " + gettext("Tot en met %(day)s.") % {"day": formats.date_format(last, "j F Y")}
    if mandate.paper:
        paper = {"where": mandate.paper, "who": mandate.seen_by}
        said += " " + gettext("Op papier: %(where)s. Gezien door %(who)s.") % paper
    return said


def helper_choices(actor: Actor, view: CircleView) -> tuple[tuple[PersonId, str], ...]:
    """Whom a resident may choose as a helper: everyone involved who came in."""
    return tuple(
        (seat.person, seat.called) for seat in view.of_kind(SeatKind.INVOLVED) if seat.person != actor.person
    )


@dataclass(frozen=True, slots=True)
class LettersPage:
    """For whom this reader may make a new letter."""

    id: CircleId
    chairs: tuple[tuple[UUID, str, str], ...]


def letters_page(actor: Actor, circle: UUID) -> LettersPage:
    """Everyone at this table who may get a new letter from this reader, with their relation."""
    view = circle_of(actor, circle)
    parts = frozenset(part for part in Part if actor.may(part, view.id))
    found = [
        (seat.id, seat.called, seat.relation)
        for seat in view.seats
        if seat.person != actor.person and not why_not_new_letter(parts, came=_has_been_in(seat))
    ]
    return LettersPage(view.id, tuple(found))


def _has_been_in(seat: SeatLine) -> bool:
    return seat.came and (seat.kind is not SeatKind.RESIDENT or has_login(seat.person))
