"""What waits for who keeps the map: proposals, claims, what is no longer fresh, and the words that people use here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from kanteling.apps.social_map.models import Claim, Entry, Keeper, LayWord, Organisation, Place
from kanteling.apps.social_map.queries.pages import ProposalView, open_proposals
from kanteling.apps.social_map.rules.numbers import REMIND_DAYS
from kanteling.foundation.actor import Actor, Role
from kanteling.platform import clock

MOST = 50


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """The work of a keeper. Claims, words and letters only for the map keeper."""

    manages: bool
    proposals: tuple[ProposalView, ...]
    stale: tuple[tuple[UUID, str, date], ...]
    more_stale: int
    organisations: tuple[tuple[UUID, str], ...]
    own: tuple[tuple[UUID, str], ...]
    claims: tuple[Any, ...]
    words: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Somebody who asks to keep an organisation."""

    id: UUID
    called: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class WordView:
    """A word that people here say, and what they mean."""

    id: UUID
    word: str
    means: str


def keeping_page(actor: Actor) -> KeepingPage:
    """Everything that waits for this actor. At most eight queries."""
    manages = Role.FUNCTIONAL_MANAGER in actor.roles
    kept = tuple(
        Keeper.objects.visible_to(actor)
        .filter(person_id=actor.person, until=None)
        .order_by("organisation__name")
        .values_list("organisation_id", "organisation__name")
    )
    mine = Q() if manages else Q(organisation_id__in=[each[0] for each in kept]) | Q(owner_id=actor.person)
    soon = clock.today() + timedelta(days=REMIND_DAYS.on(clock.today()))
    there = Entry.objects.visible_to(actor).filter(mine, withdrawn_at=None)
    stale = there.filter(fresh_until__lte=soon).order_by("fresh_until", "pk")
    own = there.filter(owner_id=actor.person).order_by("title", "pk")
    old = tuple(stale.values_list("pk", "title", "confirmed_on")[: MOST + 1])
    return KeepingPage(
        manages=manages,
        proposals=open_proposals(actor),
        stale=old[:MOST],
        more_stale=stale.count() - MOST if len(old) > MOST else 0,
        organisations=kept,
        own=tuple(own.values_list("pk", "title")),
        claims=_claims(actor) if manages else (),
        words=_words(actor) if manages else (),
    )


def _claims(actor: Actor) -> tuple[ClaimView, ...]:
    done = Keeper.objects.visible_to(actor).filter(until=None).values_list("organisation_id", "person_id")
    kept = set(done)
    rows = Claim.objects.visible_to(actor).filter(until__gt=clock.now()).select_related("organisation")
    found = {
        (row.organisation_id, row.person_id): ClaimView(row.pk, row.called, row.organisation.name, row.why)
        for row in rows.order_by("made_at", "pk")
    }
    return tuple(view for pair, view in found.items() if pair not in kept)


def _words(actor: Actor) -> tuple[WordView, ...]:
    rows = LayWord.objects.visible_to(actor).filter(ended_at=None).order_by("word", "pk")
    return tuple(WordView(*row) for row in rows.values_list("pk", "word", "means"))


def places(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """Every place to choose from, by name."""
    rows = Place.objects.visible_to(actor).order_by("name", "pk").values_list("pk", "name", "address")
    return tuple((pk, f"{name}, {address}" if address else name) for pk, name, address in rows[:2000])


def organisations(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """Every organisation, by name."""
    rows = Organisation.objects.visible_to(actor).filter(gone_at=None).order_by("name", "pk")
    return tuple(rows.values_list("pk", "name")[:2000])
