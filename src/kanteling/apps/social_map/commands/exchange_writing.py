"""Writing many rows of the map in few statements, in the shape that the single commands give them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.commands.storing import entry_columns, leave_behind, plain, searched, time_rows
from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.models import Confirmation, Entry, EntryTime, Organisation, Place, Withdrawal
from kanteling.apps.social_map.queries.lexicon import lexicon_of
from kanteling.apps.social_map.rules.freshness import Gone, How
from kanteling.apps.social_map.rules.numbers import fresh_until
from kanteling.foundation.actor import Actor
from kanteling.platform import clock
from kanteling.platform.search import Lexicon

_AT_ONCE = 500


def organisations_in(actor: Actor, told: Iterable[tuple[UUID, Mapping[str, Any]]], *, dry: bool = False) -> int:
    """Make or change organisations by id; returns how many are new or different. ``dry``: only count."""
    return _in(actor, Organisation, ((pk, columns, None) for pk, columns in told), dry)


def places_in_bulk(
    actor: Actor, told: Iterable[tuple[UUID, Mapping[str, Any], UUID | None]], *, dry: bool = False
) -> int:
    """Make or change places by id, each with the organisation that keeps it. ``dry``: only count."""
    return _in(actor, Place, told, dry)


def _in(actor: Actor, model: Any, told: Iterable[tuple[UUID, Mapping[str, Any], UUID | None]], dry: bool) -> int:
    wanted = {pk: (columns, owner) for pk, columns, owner in told}
    known = {row.pk: row for row in model.objects.visible_to(actor).filter(pk__in=wanted)}
    fresh, changed = [], 0
    for pk, (columns, owner) in wanted.items():
        row = known.get(pk)
        if row is None:
            own = {"organisation_id": owner} if model is Place else {}
            made = {"municipality_id": actor.municipality, "made_by_id": actor.person, "made_at": clock.now()}
            fresh.append(model(pk=pk, **made, **own, **columns))
            continue
        before = {name: getattr(row, name) for name in columns}
        if before != dict(columns):
            changed += 1
            if dry:
                continue
            keeper = pk if model is Organisation else row.organisation_id
            leave_behind(actor, row, before, organisation=keeper, why="ingelezen")
            model.objects.visible_to(actor).filter(pk=pk).update(**columns, version=row.version + 1)
            if model is Place:
                point = {name: columns[name] for name in ("lon", "lat", "area_code")}
                Entry.objects.visible_to(actor).filter(place_id=pk).update(**point)
    if not dry:
        model.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    return len(fresh) + changed


@dataclass(slots=True)
class Batch:
    """Entries that will be written together."""

    actor: Actor
    origin: str
    rows: list[Any] = field(default_factory=list)
    words: list[EntryWords] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = lexicon_of(self.actor)

    def add(self, pk: UUID, words: EntryWords, organisation: UUID | None, on: date, *, gone: bool = False) -> None:
        """One entry more; ``on`` is when somebody last said that it is so."""
        columns = entry_columns(words)
        now = clock.now()
        row = Entry(
            pk=pk,
            municipality_id=self.actor.municipality,
            organisation_id=organisation,
            origin=plain(self.origin, 200),
            made_by_id=self.actor.person,
            made_at=now,
            confirmed_on=on,
            fresh_until=fresh_until(words.kind, on),
            withdrawn_at=now if gone else None,
            **columns,
            **searched(self.actor, words, self.lexicon),
        )
        self.rows.append(row)
        self.words.append(words)
        if gone:
            self.gone.append(row)

    def write(self) -> int:
        """Write them with their points, moments and confirmations, and begin anew; returns how many."""
        if not self.rows:
            return 0
        wanted = {row.place_id for row in self.rows if row.place_id}
        points = {row.pk: row for row in Place.objects.visible_to(self.actor).filter(pk__in=wanted)}
        for row in self.rows:
            place = points.get(row.place_id)
            if place is not None:
                row.lon, row.lat, row.area_code = place.lon, place.lat, place.area_code
        Entry.objects.bulk_create(self.rows, batch_size=_AT_ONCE)
        moments = [each for row, words in zip(self.rows, self.words, strict=True) for each in time_rows(row, words)]
        EntryTime.objects.bulk_create(moments, batch_size=2 * _AT_ONCE)
        Confirmation.objects.bulk_create((self._confirmation(row) for row in self.rows), batch_size=2 * _AT_ONCE)
        Withdrawal.objects.bulk_create(map(self._withdrawal, self.gone), batch_size=_AT_ONCE)
        written = len(self.rows)
        self.rows, self.words, self.gone = [], [], []
        return written

    def _confirmation(self, row: Any) -> Confirmation:
        return Confirmation(
            municipality_id=row.municipality_id,
            entry_id=row.pk,
            organisation_id=row.organisation_id,
            on=row.confirmed_on,
            fresh_until=row.fresh_until,
            how=How.BROUGHT.code,
            made_at=row.made_at,
        )

    def _withdrawal(self, row: Any) -> Withdrawal:
        return Withdrawal(
            municipality_id=row.municipality_id,
            entry_id=row.pk,
            organisation_id=row.organisation_id,
            why=Gone.STOPPED.code,
            made_at=row.made_at,
        )
