"""Beginning a programme, bringing something to it, and going along."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from kanteling.apps.assignments import events
from kanteling.apps.assignments.models import Contribution, PartAgreed, Programme
from kanteling.apps.assignments.queries.programmes import programme_line
from kanteling.apps.assignments.rules.agreement import party_of
from kanteling.apps.assignments.rules.programme import NoProgramme, Part, why_not_begin, why_not_contribute
from kanteling.apps.neighbourhood.public import area_of, quotable, quotes_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

MOST_TAKEN = 20


@transaction.atomic
def begin_programme(*, actor: Actor, area: str, since: date, until: date) -> UUID:
    """Begin the social programme of an area for a period; returns its id. Raises `NotForYou` for an unknown area."""
    found = area_of(actor, area)
    hold(actor.municipality)
    there = Programme.objects.visible_to(actor).filter(area_code=found.code, since=since).exists()
    refuse_if(why_not_begin(actor.roles, since, until, there=there))
    made = Programme.objects.create(
        municipality_id=actor.municipality,
        area_code=found.code,
        area_name=found.name,
        since=since,
        until=until,
        made_by_id=actor.person,
        made_by_called=actor.called[:100],
        made_at=clock.now(),
    )
    record(actor, events.ProgrammeBegun(subject=made.pk, detail=found.name))
    return UUID(str(made.pk))


@transaction.atomic
def contribute(
    *,
    actor: Actor,
    programme: UUID,
    part: Part,
    words: str,
    figures: Collection[str] = (),
    quotes: Collection[str] = (),
    instead_of: UUID | None = None,
    changed: str = "",
) -> UUID:
    """Bring something to a part. ``figures`` are keys of Wijk in beeld: what they say now is taken along, with source;
    ``quotes`` are ids of what people said there, word for word.

    ``instead_of`` is the contribution that this follows up; raises `ChangedMeanwhile` when another was first.
    """
    line = programme_line(actor, programme)
    taken = [
        {"indicator": each.indicator, "where": each.where, "name": each.name, "value": each.value, "estimated": each.estimated,
         "year": each.year, "source": each.source}
        for each in (quotable(actor, line.area_code) if figures else ()) if each.key in set(figures)
    ][:MOST_TAKEN]  # fmt: skip
    said = [
        {"words": each.words, "voice": each.voice, "place": each.place, "seen_on": each.seen_on.isoformat()}
        for each in (quotes_of(actor, line.area_code) if quotes else ())
        if str(each.id) in set(quotes)
    ][:MOST_TAKEN]
    refuse_if(
        why_not_contribute(
            actor.roles, words, len(taken) + len(said), instead=instead_of is not None, changed=changed
        )
    )
    if instead_of is not None:
        hold(instead_of)
        _stands_here(actor, programme, part, instead_of)
    made = Contribution.objects.create(
        municipality_id=actor.municipality,
        programme_id=programme,
        part=part.code,
        party=_party(actor),
        words=_plain(words)[:8000],
        figures=taken,
        quotes=said,
        instead_of_id=instead_of,
        changed=_plain(changed)[:300],
        person_id=actor.person,
        called=actor.called[:100],
        at=clock.now(),
    )
    record(actor, events.Contributed(subject=made.pk, detail=part.dutch))
    return UUID(str(made.pk))


def _stands_here(actor: Actor, programme: UUID, part: Part, contribution: UUID) -> None:
    here = Contribution.objects.visible_to(actor).filter(programme_id=programme, part=part.code)
    if not here.filter(pk=contribution).exists():
        raise NotForYou
    if here.filter(instead_of_id=contribution).exists():
        raise ChangedMeanwhile


@transaction.atomic
def go_along(*, actor: Actor, contribution: UUID) -> None:
    """Go along with a contribution, by name and date. Twice is once."""
    row = Contribution.objects.visible_to(actor).filter(pk=contribution).first()
    if row is None:
        raise NotForYou
    refuse_if(() if party_of(actor.roles) else (NoProgramme.NO_VOICE,))
    if Contribution.objects.visible_to(actor).filter(instead_of_id=contribution).exists():
        raise ChangedMeanwhile
    try:
        with transaction.atomic():
            PartAgreed.objects.create(
                municipality_id=actor.municipality,
                programme_id=row.programme_id,
                contribution_id=row.pk,
                party=_party(actor),
                person_id=actor.person,
                called=actor.called[:100],
                at=clock.now(),
            )
    except IntegrityError:
        return
    record(actor, events.PartWasAgreed(subject=row.pk, detail=Part(row.part).dutch))


def _party(actor: Actor) -> str:
    party = party_of(actor.roles)
    refuse_if(() if party else (NoProgramme.NO_VOICE,))
    return party.code if party else ""


def _plain(text: str) -> str:
    return text.replace("\x00", "").strip()
