"""Everything that people keeps about one person, for that person: to read, to print, to take along."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kanteling.apps.people.events import Looked
from kanteling.apps.people.models import Circle, Grant, Invitation, Mandate, Person, RoleGiven, Seat
from kanteling.apps.people.queries.circles import MandateLine, mandates_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.events import predicates
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.journal import looked
from kanteling.platform.models import JournalEntry

MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class OwnData:
    """What is written about oneself, and who helps whom."""

    person: UUID
    called: str
    full_name: str
    email: str
    phone: str
    language: str
    helps_me: tuple[MandateLine, ...]
    i_help: tuple[MandateLine, ...]


def own_data(actor: Actor) -> OwnData:
    """One's own data. Raises `NotForYou` for someone who is unknown."""
    person = Person.objects.visible_to(actor).filter(pk=actor.person).first()
    if person is None:
        raise NotForYou
    mandates = mandates_of(actor)
    return OwnData(
        person=UUID(str(person.pk)),
        called=person.called,
        full_name=person.full_name,
        email=person.email,
        phone=person.phone,
        language=person.language,
        helps_me=tuple(each for each in mandates if each.principal == actor.person),
        i_help=tuple(each for each in mandates if each.helper == actor.hand),
    )


def copy_of_own_data(actor: Actor) -> dict[str, Any]:
    """Everything about this person that people holds, as plain values (AVG art. 15 and 20), newest first.

    The journal is limited to the last 5,000 lines; ``journal_complete`` says whether that was all.
    """
    looked(actor, Looked.OWN_DATA, about=actor.person)
    mine = {"person_id": actor.person}
    journal = JournalEntry.objects.visible_to(actor).order_by("-at", "-pk")
    if not actor.roles:
        lines = list(journal[: MOST_LINES + 1])
    else:
        lines = list(journal.filter(about_id=actor.person)[: MOST_LINES + 1])
    words = predicates()
    return {
        "person": _rows(Person, actor, {"pk": actor.person}, "called", "full_name", "email", "phone", "language"),
        "roles": _rows(RoleGiven, actor, mine, "role", "team", "since", "until"),
        "circles": _rows(Circle, actor, {"resident_id": actor.person}, "id", "called", "opened_at", "closed_at"),
        "seats": _rows(
            Seat, actor, mine, "circle_id", "kind", "called", "relation", "why", "invited_at", "came_at", "left_at"
        ),
        "access": _rows(Grant, actor, mine, "circle_id", "part", "why", "since", "until", "ended_at"),
        "invitations": _rows(Invitation, actor, mine, "circle_id", "way", "sent_to", "made_at", "until", "used_at"),
        "helpers": _rows(Mandate, actor, {}, "principal_called", "helper_called", "how", "since", "ended_at"),
        "journal": [_line(line, words) for line in lines[:MOST_LINES]],
        "journal_complete": len(lines) <= MOST_LINES,
    }


def _rows(model: Any, actor: Actor, only: dict[str, Any], *columns: str) -> list[dict[str, Any]]:
    found = model.objects.visible_to(actor).filter(**only).order_by("pk").values(*columns)
    return [{name: _plain(value) for name, value in row.items()} for row in found]


def _line(line: JournalEntry, words: dict[str, str]) -> dict[str, Any]:
    return {
        "at": _plain(line.at),
        "who": line.hand_called,
        "what": line.what,
        "words": words.get(line.what, ""),
        "detail": line.detail,
        "channel": line.channel,
        "why": line.why,
        "refused": line.refused,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
