"""What a list that waits would do to the map: line by line, before anybody says yes. Writes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.models import (
    Arrival,
    Change,
    EntryTime,
    Keeper,
    KnownColumns,
    Organisation,
    Place,
    WaitingList,
    Withdrawal,
)
from kanteling.apps.social_map.queries.views import EntryView, entries, time_of, views
from kanteling.apps.social_map.rules.duplicates import Likeness, Thing, doubles, words_of
from kanteling.apps.social_map.rules.exchanging import NoExchange, why_not_bring
from kanteling.apps.social_map.rules.reasons import RowReason, Wrong
from kanteling.apps.social_map.rules.spreadsheet_columns import SKIP, Column, guess, signature
from kanteling.apps.social_map.rules.spreadsheet_rows import Draft, identities, read, spoken_of, twice
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.foundation.words import Worded
from kanteling.platform import clock
from kanteling.platform.areas import AreaHere, areas_here

LISTED = "list"
"""Under this name an entry's ``extra`` keeps by which line of which list it is known again."""


class Fate(Worded):
    """What becomes of a line."""

    NEW = "new", "nieuw"
    CHANGED = "changed", "veranderd"
    SAME = "same", "stond er al"
    DOUBLE = "double", "lijkt op iets dat er al is"
    WRONG = "wrong", "klopt niet"
    SKIPPED = "skipped", "slaat u over"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: what it would be on the map, and what becomes of it."""

    number: int
    cells: tuple[str, ...]
    draft: Draft
    fate: Fate
    key: str = ""
    entry: UUID | None = None
    like: str = ""
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class Known:
    """What is on the map already, by the ways in which a list names it."""

    organisations: dict[frozenset[str], UUID] = field(default_factory=dict)
    places: list[tuple[frozenset[str], str, str, UUID]] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    listed: dict[str, UUID] = field(default_factory=dict)

    def organisation(self, name: str) -> UUID | None:
        """The organisation with this name, whatever its accents and small words."""
        return self.organisations.get(words_of(name)) if name.strip() else None

    def place(self, draft: Draft) -> UUID | None:
        """The place with this name or address; a postcode that differs makes it another."""
        name, address = words_of(draft.place), words_of(draft.address)
        for words, street, code, found in self.places:
            other = draft.postcode and code and draft.postcode != code
            if not other and (
                (name and name == words) or (not name and address and " ".join(sorted(address)) == street)
            ):
                return found
        return None


@dataclass(slots=True)
class ListPage:
    """A waiting list as a page shows it."""

    id: UUID
    version: int
    file_name: str
    organisation: str
    heads: list[str]
    columns: list[Column | None]
    examples: list[str]
    lines: list[Line]
    many: Mapping[Fate, int]
    remembered: bool


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """One file that came in before."""

    at: datetime
    called: str
    file_name: str
    made: int
    changed: int
    left_out: int


def keeps_of(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The organisations that this actor keeps, by name."""
    rows = Keeper.objects.visible_to(actor).filter(person_id=actor.person, until=None)
    return tuple(rows.order_by("organisation__name").values_list("organisation_id", "organisation__name"))


def door(actor: Actor) -> tuple[bool, tuple[tuple[UUID, str], ...]]:
    """Whether this actor keeps the whole map, and which organisations. Raises `Refused` for who keeps nothing."""
    kept = keeps_of(actor)
    reasons: tuple[NoExchange, ...] = why_not_bring(actor.roles, keeps=bool(kept))
    if reasons:
        raise Refused(reasons)
    return Role.FUNCTIONAL_MANAGER in actor.roles, kept


def arrivals(actor: Actor, most: int = 20) -> tuple[ArrivalLine, ...]:
    """What came in last."""
    rows = Arrival.objects.visible_to(actor).order_by("-at")[:most]
    return tuple(
        ArrivalLine(row.at, row.called, row.file_name, row.made, row.changed, row.left_out) for row in rows
    )


def came_before(actor: Actor, digest: str) -> Any:
    """The arrival of this very file, when nothing on the map was changed after it; else None.

    Whoever may bring a package reads every change, so that none is overlooked.
    """
    found = Arrival.objects.visible_to(actor).filter(digest=digest).order_by("-at").first() if digest else None
    if found is None:
        return None
    after = [Arrival.objects.filter(at__gt=found.at), Change.objects.filter(made_at__gt=found.at)]
    after += [Withdrawal.objects.filter(made_at__gt=found.at), Withdrawal.objects.filter(ended_at__gt=found.at)]
    after += [Organisation.objects.filter(gone_at__gt=found.at)]
    return None if any(rows.visible_to(actor).exists() for rows in after) else found


def waiting_lists(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """Lists on which this actor still works."""
    return tuple(WaitingList.objects.visible_to(actor).order_by("-at").values_list("pk", "file_name"))


def waiting_row(actor: Actor, waiting: UUID) -> Any:
    """The row of a list that waits. Raises `NotForYou`."""
    row = WaitingList.objects.visible_to(actor).filter(pk=waiting).select_related("organisation").first()
    if row is None:
        raise NotForYou
    return row


def remembered(actor: Actor, heads: Sequence[str]) -> Mapping[str, str] | None:
    """What columns with these heads meant the last time in this municipality."""
    rows = KnownColumns.objects.visible_to(actor).filter(signature=signature(heads)).order_by("-at")
    found: Mapping[str, str] | None = rows.values_list("columns", flat=True).first()
    return found


def columns_for(actor: Actor, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str]:
    """The meaning of each column: as it was remembered, else as it is guessed."""
    before = remembered(actor, heads)
    if before is not None:
        return [before.get(head, SKIP) for head in heads]
    return [column.code if column else SKIP for column in guess(heads, lines)]


def meanings(row: Any) -> list[Column | None]:
    """The columns of a waiting list."""
    codes = {column.code: column for column in Column}
    return [codes.get(code) for code in row.columns]


def list_page(actor: Actor, waiting: UUID) -> ListPage:
    """Everything about a waiting list, as it stands after the last repair."""
    row = waiting_row(actor, waiting)
    lines = fates(actor, row)
    first = row.lines[:30]
    examples = [next((cells[at] for _, cells in first if cells[at].strip()), "") for at in range(len(row.heads))]
    owner = row.organisation.name if row.organisation_id else ""
    return ListPage(
        row.pk, row.version, row.file_name, owner, row.heads, meanings(row), [each[:80] for each in examples], lines,
        Counter(line.fate for line in lines), remembered(actor, row.heads) is not None,
    )  # fmt: skip


def known_here(actor: Actor) -> Known:
    """What is on the map, for comparing. Four queries, however much there is."""
    known = Known()
    for pk, name in (
        Organisation.objects.visible_to(actor).filter(gone_at=None).order_by("-made_at").values_list("pk", "name")
    ):
        known.organisations[words_of(name)] = pk
    for pk, name, address, code in (
        Place.objects.visible_to(actor).order_by("made_at").values_list("pk", "name", "address", "postcode")
    ):
        known.places.append((words_of(name), " ".join(sorted(words_of(address))), code, pk))
    times: dict[UUID, list[Any]] = {}
    for moment in EntryTime.objects.visible_to(actor).filter(entry__withdrawn_at=None):
        times.setdefault(moment.entry_id, []).append(time_of(moment))
    for row in entries(actor).filter(withdrawn_at=None).order_by("made_at", "pk"):
        known.things.append(thing_of(row, tuple(times.get(row.pk, ()))))
        known.titles[str(row.pk)] = row.title
        known.listed[f"key:{row.pk}"] = row.pk
        key = (row.extra.get(LISTED) or {}).get("key")
        if key:
            known.listed[key] = row.pk
    return known


def thing_of(row: Any, times: tuple[Any, ...]) -> Thing:
    """An entry as `duplicates` looks at it."""
    place, who = (row.place if row.place_id else None), (row.organisation if row.organisation_id else None)
    point = (row.lon, row.lat) if row.lon is not None and row.lat is not None else None
    return Thing(
        str(row.pk), row.title, who.name if who else "", place.name if place else "", place.postcode if place else "",
        point, times, row.phone, row.mail,
    )  # fmt: skip


def drafts_of(row: Any) -> list[Draft]:
    """Every line, understood by the meaning of its columns; all of one organisation when the list is theirs."""
    columns, today = meanings(row), clock.today()
    made = [read(number, cells, columns, today) for number, cells in row.lines]
    if row.organisation_id:
        made = [replace(draft, organisation=row.organisation.name) for draft in made]
    same = twice(made)
    return [
        replace(draft, wrong=(*draft.wrong, Wrong(draft.line, RowReason.TWICE, Column.TITLE.code, f"regel {same[draft.line]}")))
        if draft.line in same and not draft.wrong else draft
        for draft in made
    ]  # fmt: skip


def fates(actor: Actor, row: Any, known: Known | None = None) -> list[Line]:
    """What would become of each line now."""
    known = known or known_here(actor)
    drafts = drafts_of(row)
    keys = identities(drafts)
    good = [draft for draft in drafts if not draft.wrong]
    fresh = [draft for draft in good if keys[draft.line] not in known.listed]
    like: dict[str, Likeness] = {}
    named = {draft.thing.key for draft in fresh}
    for pair in doubles([draft.thing for draft in fresh], known.things):
        late = pair.one if pair.one in named else pair.other
        like.setdefault(late, pair)
    there = {known.listed[keys[draft.line]] for draft in good if keys[draft.line] in known.listed}
    shown = {view.id: view for view in views(actor, entries(actor).filter(pk__in=there))} if there else {}
    return [
        _line(cells, draft, keys[draft.line], row, known, shown, like.get(draft.thing.key))
        for (_, cells), draft in zip(row.lines, drafts, strict=True)
    ]


def _line(
    cells: Sequence[str],
    draft: Draft,
    key: str,
    row: Any,
    known: Known,
    shown: Mapping[UUID, EntryView],
    like: Likeness | None,
) -> Line:
    choice = row.choices.get(str(draft.line), "")
    made = (draft.line, tuple(cells), draft)
    if choice == Fate.SKIPPED.code:
        return Line(*made, Fate.SKIPPED)
    if draft.wrong:
        return Line(*made, Fate.WRONG)
    there = known.listed.get(key)
    if there is not None and there in shown:
        view, place = shown[there], known.place(draft)
        same = all(getattr(view, name) == getattr(draft, name) for name in spoken_of(meanings(row)))
        named = bool(draft.place or draft.address)
        moved = named and (place is None or view.place is None or place != view.place.id)
        return Line(*made, Fate.SAME if same and not moved else Fate.CHANGED, key, there)
    if like is not None and choice != Fate.NEW.code:
        other = like.other if like.one == draft.thing.key else like.one
        said = known.titles.get(other) or f"regel {other.partition(':')[2]}"
        return Line(*made, Fate.DOUBLE, key, None, said, tuple(sign.dutch for sign in like.signs))
    return Line(*made, Fate.NEW, key)


def area_names(actor: Actor, drafts: Sequence[Draft]) -> Mapping[str, AreaHere]:
    """The wijken and buurten that a list names, by their name in small letters; a buurt before its wijk."""
    if not any(draft.area for draft in drafts):
        return {}
    return {area.name.strip().lower(): area for area in areas_here(actor)}
