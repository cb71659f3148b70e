"""A list waits, is repaired, and is put on the map: all its good lines in one transaction, or none."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map.commands.entries import confirm, rewrite
from kanteling.apps.social_map.commands.exchange_hsds import Brought, told
from kanteling.apps.social_map.commands.exchange_words import fresh_words, words_over
from kanteling.apps.social_map.commands.exchange_writing import Batch, organisations_in, places_in_bulk
from kanteling.apps.social_map.commands.storing import organisation_columns, place_columns
from kanteling.apps.social_map.commands.words import OrganisationWords, PlaceWords
from kanteling.apps.social_map.events import EntriesBrought
from kanteling.apps.social_map.models import Arrival, Entry, KnownColumns, WaitingList
from kanteling.apps.social_map.queries.exchange_fates import (
    LISTED,
    Fate,
    Known,
    Line,
    Say,
    area_names,
    fates,
    known_here,
    meanings,
    quiet,
)
from kanteling.apps.social_map.queries.exchange_lists import (
    columns_for,
    door,
    is_long,
    kept_fates,
    waiting_row,
    why_not_begin,
)
from kanteling.apps.social_map.queries.exchange_sheets import read_sheet
from kanteling.apps.social_map.queries.views import entries, views
from kanteling.apps.social_map.rules.duplicates import words_of
from kanteling.apps.social_map.rules.exchanging import KEPT, Form, why_not_bring, why_not_keep
from kanteling.apps.social_map.rules.freshness import How
from kanteling.apps.social_map.rules.spreadsheet_columns import SKIP, Column, signature
from kanteling.apps.social_map.rules.spreadsheet_rows import Draft
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.areas import AreaHere
from kanteling.platform.db import hold
from kanteling.platform.jobs import defer, job
from kanteling.platform.journal import record

_LONGEST_CELL = 20_000
_AT_ONCE = 200


@transaction.atomic
def put_ready(*, actor: Actor, stream: BinaryIO, name: str, organisation: UUID | None = None) -> UUID:
    """Let a list wait until its bringer publishes it. ``organisation``: everything in it is theirs."""
    row = new_waiting(actor, name, organisation)
    read_in(actor, row, stream)
    return UUID(str(row.pk))


def new_waiting(actor: Actor, name: str, organisation: UUID | None, form: Form = Form.SHEET) -> Any:
    """A place for something that was sent and is not read yet. Raises `Refused` for who may not bring it."""
    manages, kept = door(actor)
    if form is Form.HSDS:
        refuse_if(why_not_keep(actor.roles))
        organisation = None
    if organisation is not None and not manages and organisation not in dict(kept):
        raise NotForYou
    if organisation is None and not manages:
        organisation = kept[0][0]
    made = WaitingList.objects.create(
        municipality_id=actor.municipality,
        person_id=actor.person,
        organisation_id=organisation,
        form=form.code,
        file_name=("".join(letter for letter in name if letter.isprintable()) or "lijst")[-200:],
        digest="",
        at=clock.now(),
    )
    defer(actor, forget_list, after=timedelta(KEPT.on(clock.today())), waiting=made.pk)
    return made


@job("social_map.forget_list")
def forget_list(actor: Actor, waiting: UUID) -> None:
    """Throw away what was sent and never published, with its file: we keep no longer than the work needs."""
    WaitingList.objects.visible_to(actor).filter(pk=waiting).delete()


def read_in(actor: Actor, row: Any, stream: BinaryIO, say: Say = quiet) -> None:
    """Read the list that was sent, guess its columns, and weigh it when it is long. Raises `FileRefused`."""
    sheet = read_sheet(stream)
    row.digest, row.heads = sheet.digest, [_kept(head) for head in sheet.heads]
    row.lines = [[number, [_kept(cell) for cell in cells]] for number, cells in sheet.lines]
    row.columns = columns_for(actor, sheet.heads, [cells for _, cells in sheet.lines])
    names = ("digest", "heads", "lines", "columns")
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).update(**{name: getattr(row, name) for name in names})
    if is_long(row):
        weigh(actor, row, say)


def weigh(actor: Actor, row: Any, say: Say = quiet) -> None:
    """Look what becomes of every line of a long list, and keep it for the pages."""
    found = kept_fates(fates(actor, row, say=say))
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).update(fates=found, weighed=row.version)


def _kept(text: str) -> str:
    """Without the signs that no database keeps."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


@transaction.atomic
def name_columns(*, actor: Actor, waiting: UUID, read: int, columns: Sequence[str]) -> None:
    """Say what each column means; remembered for lists with the same heads, for the whole municipality."""
    row = _free(actor, waiting, read)
    codes = {column.code for column in Column} | {SKIP}
    chosen = [code if code in codes else SKIP for code in columns][: len(row.heads)]
    chosen += [SKIP] * (len(row.heads) - len(chosen))
    once = [code if code == SKIP or code not in chosen[:at] else SKIP for at, code in enumerate(chosen)]
    _update(actor, row, columns=once)
    KnownColumns.objects.create(
        municipality_id=actor.municipality,
        signature=signature(row.heads),
        columns=dict(zip(row.heads, once, strict=True)),
        person_id=actor.person,
        at=clock.now(),
    )


@transaction.atomic
def repair(
    *,
    actor: Actor,
    waiting: UUID,
    read: int,
    cells: Mapping[tuple[int, str], str],
    choices: Mapping[int, str],
) -> None:
    """Put other words in cells, by line and meaning of the column, and choose what to do with lines. Nothing is published."""
    row = _free(actor, waiting, read)
    columns = meanings(row)
    lines, heads, codes = [[number, list(said)] for number, said in row.lines], list(row.heads), list(row.columns)
    places = {column.code: at for at, column in enumerate(columns) if column}
    for (number, code), text in cells.items():
        if code not in places and text.strip():
            places[code] = _more_column(heads, codes, lines, code)
        for line in lines:
            if line[0] == number and code in places:
                line[1][places[code]] = _kept(text)[:_LONGEST_CELL]
    known = {number for number, _ in row.lines}
    allowed = {Fate.NEW.code, Fate.SKIPPED.code, ""}
    more = {str(number): code for number, code in choices.items() if number in known and code in allowed}
    _update(actor, row, lines=lines, heads=heads, columns=codes, choices={**row.choices, **more})


def _more_column(heads: list[str], codes: list[str], lines: list[list[Any]], code: str) -> int:
    """A column that the list did not have, for what was filled in here."""
    column = Column(code)
    heads.append(column.dutch)
    codes.append(code)
    for line in lines:
        line[1].append("")
    return len(heads) - 1


def _update(actor: Actor, row: Any, **columns: Any) -> None:
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).update(version=row.version + 1, **columns)


def _held(actor: Actor, waiting: UUID, read: int) -> Any:
    hold(waiting)
    row = waiting_row(actor, waiting)
    if row.version != read:
        raise ChangedMeanwhile
    return row


def _free(actor: Actor, waiting: UUID, read: int) -> Any:
    """The list, held, when nothing else is being done with it."""
    refuse_if(why_not_begin(actor, waiting))
    return _held(actor, waiting, read)


@transaction.atomic
def throw_away(*, actor: Actor, waiting: UUID) -> None:
    """Do not bring it in after all."""
    row = waiting_row(actor, waiting)
    refuse_if(why_not_begin(actor, waiting))
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).delete()


@transaction.atomic
def publish_list(*, actor: Actor, waiting: UUID, read: int, say: Say = quiet) -> Brought:
    """Put every good line on the map; lines that are wrong, double or skipped stay out and are counted.

    What came of it stands from then on under the id under which the list waited.
    """
    row = _held(actor, waiting, read)
    manages, kept = door(actor)
    refuse_if(why_not_bring(actor.roles, keeps=row.organisation_id in dict(kept)))
    hold(actor.municipality)
    known = known_here(actor)
    lines = fates(actor, row, known, say)
    brought = Brought()
    good = [line for line in lines if line.fate in (Fate.NEW, Fate.CHANGED)]
    who = _organisations(actor, row, good, known, brought, manages=manages)
    spots = _places(actor, good, known, brought, who, row.organisation_id)
    _write(actor, row, good, who, spots, brought, say)
    brought.same = sum(line.fate is Fate.SAME for line in lines)
    brought.left_out = len(lines) - len(good) - brought.same
    _confirm_same(actor, [line.entry for line in lines if line.fate is Fate.SAME and line.entry])
    say(2 * len(lines), 2 * len(lines))
    _came(actor, row, lines, brought)
    return brought


def _came(actor: Actor, row: Any, lines: Sequence[Line], brought: Brought) -> None:
    """What came of the list, for its bringer and in the journal; the list itself waits no more."""
    out = [f"{line.number}: {line.fate.code}" for line in lines if line.fate in (Fate.WRONG, Fate.DOUBLE)]
    arrival = Arrival.objects.create(
        pk=row.pk,
        municipality_id=actor.municipality,
        at=clock.now(),
        person_id=actor.person,
        called=actor.called[:200],
        file_name=row.file_name,
        digest=row.digest,
        made=brought.made,
        changed=brought.changed,
        same=brought.same,
        left_out=brought.left_out,
        problems=out[:200],
    )
    brought.arrival = UUID(str(arrival.pk))
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).delete()
    record(actor, EntriesBrought(subject=arrival.pk, detail=told(row.file_name, brought)))


def _organisations(
    actor: Actor, row: Any, good: Sequence[Line], known: Known, brought: Brought, *, manages: bool
) -> dict[int, UUID | None]:
    """By line the organisation; those that are not there yet are made, each once."""
    if row.organisation_id:
        return {line.number: row.organisation_id for line in good}
    fresh: dict[frozenset[str], tuple[UUID, Any]] = {}
    found: dict[int, UUID | None] = {}
    for line in good:
        name = line.draft.organisation.strip()
        there = known.organisation(name)
        if name and there is None and words_of(name):
            made = fresh.setdefault(words_of(name), (new_id(), organisation_columns(OrganisationWords(name=name))))
            there = made[0]
        found[line.number] = there
    brought.organisations = organisations_in(actor, fresh.values())
    return found


def _places(
    actor: Actor,
    good: Sequence[Line],
    known: Known,
    brought: Brought,
    who: Mapping[int, UUID | None],
    owner: UUID | None,
) -> dict[int, UUID | None]:
    """By line the place; a name that comes twice is one place."""
    areas = area_names(actor, [line.draft for line in good])
    fresh: dict[tuple[str, ...], tuple[UUID, Any, UUID | None]] = {}
    found: dict[int, UUID | None] = {}
    for line in good:
        draft = line.draft
        there = known.place(draft)
        if there is None and (draft.place or draft.address):
            key = (" ".join(sorted(words_of(draft.place or draft.address))), draft.postcode)
            made = fresh.setdefault(key, (new_id(), place_columns(_place(draft, areas)), owner))
            there = made[0]
        found[line.number] = there
    brought.places = places_in_bulk(actor, fresh.values())
    return found


def _place(draft: Draft, areas: Mapping[str, AreaHere]) -> PlaceWords:
    """A place of a list. Its point is the middle of its wijk or buurt, and ``extra`` says so: a list knows no better."""
    area = areas.get(draft.area.strip().lower())
    lon, lat = area.point if area and area.point else (None, None)
    return PlaceWords(
        name=draft.place or draft.address,
        address=draft.address,
        postcode=draft.postcode,
        city=draft.town,
        area_code=area.code if area else "",
        lon=lon,
        lat=lat,
        extra={"point": "middle of the area"} if lon is not None else {},
    )


def _write(
    actor: Actor,
    row: Any,
    good: Sequence[Line],
    who: Mapping[int, UUID | None],
    spots: Mapping[int, UUID | None],
    brought: Brought,
    say: Say,
) -> None:
    changed = {line.entry: line for line in good if line.entry}
    columns, of = meanings(row), 2 * len(row.lines)
    rows = {each.pk: each for each in entries(actor).filter(pk__in=changed)}
    for view in views(actor, rows.values()):
        line = changed[view.id]
        rewrite(actor, rows[view.id], words_over(view, line.draft, columns, spots[line.number]), why="ingelezen")
        confirm(actor, rows[view.id], How.BROUGHT)
        brought.changed += 1
        if brought.changed % _AT_ONCE == 0:
            say(len(row.lines) + brought.changed, of)
    batch = Batch(actor, row.file_name)
    for line in good:
        if not line.entry:
            extra = {LISTED: {"key": line.key}}
            words = fresh_words(line.draft, spots[line.number], extra)
            batch.add(new_id(), words, who[line.number], clock.today())
        if len(batch.rows) >= _AT_ONCE:
            brought.made += batch.write()
            say(len(row.lines) + brought.changed + brought.made, of)
    brought.made += batch.write()


def _confirm_same(actor: Actor, ids: Sequence[UUID]) -> None:
    """A list that still says so is a confirmation."""
    for row in Entry.objects.visible_to(actor).filter(pk__in=ids, confirmed_on__lt=clock.today()):
        confirm(actor, row, How.BROUGHT)
