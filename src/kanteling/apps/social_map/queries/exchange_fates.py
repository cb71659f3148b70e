"""What becomes of each line of a list, held against what is on the map already. Writes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.models import EntryTime, Organisation, Place
from kanteling.apps.social_map.queries.views import EntryView, entries, time_of, views
from kanteling.apps.social_map.rules.duplicates import Likeness, Thing, doubles, words_of
from kanteling.apps.social_map.rules.reasons import RowReason, Wrong
from kanteling.apps.social_map.rules.spreadsheet_columns import Column
from kanteling.apps.social_map.rules.spreadsheet_rows import Draft, identities, read, spoken_of, twice
from kanteling.foundation.actor import Actor
from kanteling.foundation.words import Worded
from kanteling.platform import clock
from kanteling.platform.areas import AreaHere, areas_here

Say = Callable[[int, int], None]
"""Told how many are done and of how many; may end the work by raising."""
_SAY_EACH = 200


def quiet(done: int, of: int) -> None:
    """Nobody waits for word."""


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
    named: dict[frozenset[str], list[tuple[str, UUID]]] = field(default_factory=dict)
    streets: dict[str, list[tuple[str, UUID]]] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    listed: dict[str, UUID] = field(default_factory=dict)

    def organisation(self, name: str) -> UUID | None:
        """The organisation with this name, whatever its accents and small words."""
        return self.organisations.get(words_of(name)) if name.strip() else None

    def keep_place(self, name: str, address: str, postcode: str, pk: UUID) -> None:
        """A place more, by its name and by its street."""
        if words_of(name):
            self.named.setdefault(words_of(name), []).append((postcode, pk))
        if words_of(address):
            self.streets.setdefault(_street(address), []).append((postcode, pk))

    def place(self, draft: Draft) -> UUID | None:
        """The place with this name or address; a postcode that differs makes it another."""
        name = words_of(draft.place)
        found = self.named.get(name, ()) if name else self.streets.get(_street(draft.address), ())
        return next((pk for code, pk in found if not (draft.postcode and code and draft.postcode != code)), None)


def _street(address: str) -> str:
    return " ".join(sorted(words_of(address)))


def meanings(row: Any) -> list[Column | None]:
    """The columns of a waiting list."""
    codes = {column.code: column for column in Column}
    return [codes.get(code) for code in row.columns]


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
        known.keep_place(name, address, code, pk)
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


def drafts_of(row: Any, say: Say = quiet) -> list[Draft]:
    """Every line, understood by the meaning of its columns; all of one organisation when the list is theirs."""
    columns, today, made = meanings(row), clock.today(), []
    for at, (number, cells) in enumerate(row.lines):
        made.append(read(number, cells, columns, today))
        if at % _SAY_EACH == 0:
            say(at, 2 * len(row.lines))
    if row.organisation_id:
        made = [replace(draft, organisation=row.organisation.name) for draft in made]
    same = twice(made)
    return [
        replace(draft, wrong=(*draft.wrong, Wrong(draft.line, RowReason.TWICE, Column.TITLE.code, f"regel {same[draft.line]}")))
        if draft.line in same and not draft.wrong else draft
        for draft in made
    ]  # fmt: skip


def fates(actor: Actor, row: Any, known: Known | None = None, say: Say = quiet) -> list[Line]:
    """What would become of each line now; ``say`` hears the first half of the work."""
    known = known or known_here(actor)
    drafts = drafts_of(row, say)
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
