"""Bringing in a package of HSDS 3: all of it, or nothing. What stood there already stays; what differs is changed."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map.commands.entries import rewrite, take_off
from kanteling.apps.social_map.commands.exchange_writing import Batch, organisations_in, places_in_bulk
from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.commands.storing import entry_columns, organisation_columns, place_columns
from kanteling.apps.social_map.commands.words import EntryWords, OrganisationWords, PlaceWords
from kanteling.apps.social_map.events import EntriesBrought
from kanteling.apps.social_map.models import Arrival, Organisation, Place
from kanteling.apps.social_map.queries.exchange_hsds import CAME, here, places_in
from kanteling.apps.social_map.queries.exchange_lists import came_before
from kanteling.apps.social_map.queries.views import EntryView, entries, views
from kanteling.apps.social_map.rules import hsds_reading, hsds_words
from kanteling.apps.social_map.rules.exchanging import SHOWN, why_not_keep
from kanteling.apps.social_map.rules.freshness import Gone
from kanteling.apps.social_map.rules.hsds_check import faults
from kanteling.apps.social_map.rules.hsds_tables import Nesting, Row, Tables, empty, flatten
from kanteling.apps.social_map.rules.hsds_words import Around
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused, RowReason, Wrong
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

_AT_ONCE = 500
_BEGINNING = date(2020, 1, 1)


@dataclass(slots=True)
class Brought:
    """What came of a file: entries made, changed, already the same, left out; and organisations and places made."""

    made: int = 0
    changed: int = 0
    same: int = 0
    left_out: int = 0
    organisations: int = 0
    places: int = 0
    problems: list[Wrong] = field(default_factory=list)
    arrival: UUID | None = None
    examples: list[tuple[str, str]] = field(default_factory=list)
    dry: bool = False


class BadRows(FileRefused):
    """There are rows that are not HSDS; ``problems`` names the first. Nothing was written."""

    def __init__(self, problems: list[Wrong]) -> None:
        super().__init__(FileReason.BAD_ROWS, str(len(problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Ids:
    """Ids of others to rows of ours: those that stand here under that very id, or under one made from it."""

    actor: Actor
    known: frozenset[UUID]

    def of(self, key: str) -> UUID:
        plain = UUID(key)
        return plain if plain in self.known else here(self.actor, key)


def _ids(actor: Actor, rows: Any, keys: Any) -> _Ids:
    """Our own export names rows by their own id; then it is that row."""
    plain = [UUID(key) for key in keys]
    return _Ids(actor, frozenset(rows.filter(pk__in=plain).values_list("pk", flat=True)))


@transaction.atomic
def bring_hsds(
    *,
    actor: Actor,
    tables: Tables,
    name: str,
    digest: str = "",
    progress: Callable[[int], None] = lambda many: None,
    waited: UUID | None = None,
) -> Brought:
    """Take in a package for the actor's municipality. Raises `BadRows` when any row is not what HSDS asks for.

    ``waited``: the id under which it waited; then it is always written down, also when nothing changed.
    """
    refuse_if(why_not_keep(actor.roles))
    known = came_before(actor, digest)
    if known is not None and waited is None:
        return _said_again(actor, known)
    brought = Brought(same=known.made + known.changed + known.same) if known else Brought()
    rest = {} if known else _taken_in(actor, tables, brought, name, progress)
    _write_down(actor, brought, name, digest, rest, waited)
    return brought


def weigh_hsds(
    *, actor: Actor, tables: Tables, digest: str = "", progress: Callable[[int], None] = lambda many: None
) -> Brought:
    """What `bring_hsds` would do, with the first that are new or different as ``examples``; writes nothing."""
    refuse_if(why_not_keep(actor.roles))
    known = came_before(actor, digest)
    if known is not None:
        return Brought(same=known.made + known.changed + known.same, dry=True)
    brought = Brought(dry=True)
    _taken_in(actor, tables, brought, "", progress)
    return brought


def _taken_in(
    actor: Actor, tables: Tables, brought: Brought, name: str, progress: Callable[[int], None]
) -> dict[str, Any]:
    """Every row to its place, counted in ``brought``; returns what hangs under no service."""
    wrong = list(faults(tables))
    wrong += _too_long(tables)
    if wrong:
        raise BadRows(wrong)
    if not tables["service"] and not tables["organization"]:
        raise FileRefused(FileReason.NOT_HSDS)
    if not brought.dry:
        hold(actor.municipality)
    nesting, reached = Nesting.of(tables), empty()
    who = _organisations(actor, tables, nesting, reached, brought)
    spots = _places(actor, tables, nesting, reached, brought, who)
    _entries(actor, tables, nesting, reached, brought, who, spots, name, progress)
    rest = {
        table: [row for key, row in rows.items() if key not in reached[table]] for table, rows in tables.items()
    }
    return {table: rows for table, rows in rest.items() if rows}


def _said_again(actor: Actor, known: Any) -> Brought:
    """The very file came before and nothing on the map changed since: there is nothing to compare."""
    brought = Brought(same=known.made + known.changed + known.same)
    record(actor, EntriesBrought(subject=known.pk, detail=told(known.file_name, brought)))
    return brought


def told(name: str, brought: Brought) -> str:
    """What the journal says of a file: its name and what came of it."""
    counts = (
        f"{brought.made} nieuw, {brought.changed} veranderd, {brought.same} gelijk, {brought.left_out} weggelaten"
    )
    return f"{name[:110]}: {counts}"


def _write_down(
    actor: Actor, brought: Brought, name: str, digest: str, rest: Mapping[str, Any], waited: UUID | None
) -> None:
    different = brought.made or brought.changed or brought.organisations or brought.places or rest
    if not different and waited is None:
        record(actor, EntriesBrought(subject=actor.municipality, detail=told(name, brought)))
        return
    arrival = Arrival.objects.create(
        pk=waited or new_id(),
        municipality_id=actor.municipality,
        at=clock.now(),
        person_id=actor.person,
        called=actor.called[:200] or "beheer",
        file_name="".join(letter for letter in name if letter.isprintable())[-200:],
        digest=digest,
        made=brought.made,
        changed=brought.changed,
        same=brought.same,
        left_out=brought.left_out,
        problems=[
            asdict(each) | {"reason": each.reason.code} for each in brought.problems[: SHOWN.on(clock.today())]
        ],
        rest=dict(rest),
    )
    brought.arrival = UUID(str(arrival.pk))
    record(actor, EntriesBrought(subject=arrival.pk, detail=told(arrival.file_name, brought)))


_MOST = {"organization": {"name": 200, "email": 254, "website": 500}, "service": {"name": 200, "email": 254, "url": 500}, "location": {"name": 200}, "phone": {"number": 40}, "address": {"address_1": 150, "address_2": 49, "city": 100}, "contact": {"name": 200, "title": 200, "email": 254}}  # fmt: skip


def _too_long(tables: Tables) -> list[Wrong]:
    """What does not fit on our map, told by row instead of cut off."""
    return [
        Wrong(line, RowReason.LONG, f"{table}.{column}", str(row[column])[:100])
        for table, most in _MOST.items()
        for line, row in enumerate(tables[table].values(), 1)
        for column, many in most.items()
        if isinstance(row.get(column), str) and len(row[column]) > many
    ]


def _kept(key: str, ours: UUID, raw: Row, fresh: Row, **more: Any) -> dict[str, Any]:
    """What an ``extra`` must remember: the id of others, and what came where it says more than we would write."""
    held: dict[str, Any] = {} if UUID(key) == ours else {"id": key}
    if raw != fresh:
        held |= {"id": key, "raw": raw, **more}
    return {CAME: held} if held else {}


def _organisations(
    actor: Actor, tables: Tables, nesting: Nesting, reached: Tables, brought: Brought
) -> dict[str, UUID]:
    rows = tables["organization"]
    ids = _ids(actor, Organisation.objects.visible_to(actor), rows)
    found = {}
    for key, row in rows.items():
        raw = nesting.object("organization", row)
        raw.pop("locations", None)
        flatten(reached, "organization", raw)
        told = hsds_reading.read_organization(raw)
        ours = ids.of(key)
        extra = _kept(key, ours, raw, hsds_words.organization(key, told))
        found[key] = (ours, organisation_columns(OrganisationWords(**asdict(told), extra=extra)))
    brought.organisations = organisations_in(actor, found.values(), dry=brought.dry)
    return {key: ours for key, (ours, _) in found.items()}


def _places(
    actor: Actor, tables: Tables, nesting: Nesting, reached: Tables, brought: Brought, who: Mapping[str, UUID]
) -> dict[str, UUID]:
    rows = tables["location"]
    ids = _ids(actor, Place.objects.visible_to(actor), rows)
    found = {}
    for key, row in rows.items():
        raw = nesting.object("location", row)
        flatten(reached, "location", raw)
        told = hsds_reading.read_location(raw)
        ours, owner = ids.of(key), str(raw.get("organization_id") or "")
        extra = _kept(key, ours, raw, hsds_words.location(key, told, owner))
        words = PlaceWords(**asdict(told), extra=extra)
        found[key] = (ours, place_columns(words), who.get(owner))
    brought.places = places_in_bulk(actor, found.values(), dry=brought.dry)
    return {key: ours for key, (ours, _, _) in found.items()}


def _entries(
    actor: Actor,
    tables: Tables,
    nesting: Nesting,
    reached: Tables,
    brought: Brought,
    who: Mapping[str, UUID],
    spots: Mapping[str, UUID],
    name: str,
    progress: Callable[[int], None],
) -> None:
    rows = list(tables["service"].items())
    ids = _ids(actor, entries(actor), tables["service"])
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        told = {ids.of(key): _service(nesting, reached, key, row, ids.of(key), spots) for key, row in part}
        known = {view.id: view for view in views(actor, entries(actor).filter(pk__in=told))}
        batch = Batch(actor, name)
        for ours, (words, raw) in told.items():
            organisation = who.get(str(raw.get("organization_id") or ""))
            on, gone = _confirmed(raw), raw.get("status") != "active"
            if ours in known:
                _again(actor, known[ours], words, brought, gone=gone)
            elif brought.dry:
                brought.made += 1
                _show(brought, words.title, "new")
            else:
                batch.add(ours, words, organisation, on or clock.today(), gone=gone)
        brought.made += batch.write()
        progress(start + len(part))


def _show(brought: Brought, title: str, fate: str) -> None:
    if len(brought.examples) < SHOWN.on(clock.today()):
        brought.examples.append((title, fate))


def _service(
    nesting: Nesting, reached: Tables, key: str, row: Row, ours: UUID, spots: Mapping[str, UUID]
) -> tuple[EntryWords, Row]:
    whole = nesting.object("service", row)
    raw = {name: value for name, value in whole.items() if name != "organization"}
    if raw.get("service_at_locations"):
        places = [dict(each) for each in raw["service_at_locations"]]
        for place in places:
            place.pop("location", None)
        raw["service_at_locations"] = places
    flatten(reached, "service", raw)
    offer = hsds_reading.read_service(whole)
    keys, on = places_in(raw), _confirmed(raw)
    around = Around(on, raw.get("status") != "active", str(raw.get("organization_id") or ""), tuple(keys[:1]))
    fresh = hsds_words.service(key, offer, around)
    extra = _kept(key, ours, raw, fresh, on=(on or clock.today()).isoformat())
    spot = next((spots[each] for each in keys if each in spots), None)
    return EntryWords(**hsds_words.same_names(offer), place=spot, extra=extra), raw


def _confirmed(raw: Mapping[str, Any]) -> date | None:
    """When somebody last said that it is so; before our agreements on that began counts as that beginning."""
    found = hsds_reading.day_in(raw.get("assured_date"))
    return max(found, _BEGINNING) if found and found <= clock.today() else None


def _again(actor: Actor, view: EntryView, words: EntryWords, brought: Brought, *, gone: bool) -> None:
    """What stands there already is rewritten only when it says something else; the former words can be had back."""
    was = words_of(view)
    if (
        entry_columns(was) == entry_columns(words)
        and was.times == words.times
        and gone == (view.withdrawn_at is not None)
    ):
        brought.same += 1
        return
    if brought.dry:
        brought.changed += 1
        _show(brought, words.title, "changed")
        return
    row = entries(actor).get(pk=view.id)
    rewrite(actor, row, words, why="ingelezen")
    if gone and row.withdrawn_at is None:
        take_off(actor, row, Gone.STOPPED, "")
    brought.changed += 1
