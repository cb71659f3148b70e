"""A world in which people live, with an unmistakable word of its own in every private cell of every row.

The world itself is made through commands, so that every page has something on it. Then who may read what is drawn at
random (grants that ended, that begin later, that come on top), and every text behind a wall that is about people gets
its own word. Who may read a word is asked from the definition (`Wall.holds`), from facts read past every wall.
"""

import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db import connection, models, transaction
from tests.house.busy_world import Busy, busy_world, more_of_everything
from worlds import Person, World

from kanteling.apps.conversation import commands as talking
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.people import commands as people
from kanteling.apps.people.rules.access import Grant
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.people.tests.makers import town as other_town
from kanteling.apps.plans import commands as plans
from kanteling.apps.plans.rules.contents import GoalContent
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.foundation.ids import CircleId, PersonId, new_id
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry
from kanteling.platform.walls import APP_ROLE, walled_models

WORD = re.compile(r"zq[0-9]{6}z")
_CODE = re.compile(r"[a-z0-9_.:/#\-]*|[0-9a-fA-F\-]{36}|GM[0-9]{4}")
_NAMES = ("called", "relation", "phone")
_LONG = 100
"""Empty texts from this length on are written in; shorter empty ones may be codes."""


@dataclass(frozen=True)
class Cell:
    """One text in one row."""

    model: type[models.Model]
    row: UUID
    column: str

    def __str__(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


@dataclass
class Marked:
    """The world, its facts, and which word stands in which cell."""

    busy: Busy
    facts: World
    cells: dict[str, Cell] = field(default_factory=dict)

    def may_read(self, actor: Actor | None) -> set[str]:
        """The words that this actor may read by the definition of the walls; nobody may read none."""
        if actor is None:
            return set()
        seen = {model: self.facts.sees(actor, model) for model in {cell.model for cell in self.cells.values()}}
        hung = set(shown_on_purpose(self.facts, actor)) | set(who_acted(self.facts, actor))
        return {
            word
            for word, cell in self.cells.items()
            if cell.row in seen[cell.model] or (cell.row, cell.column) in hung
        }


def who_acted(facts: World, actor: Actor) -> Iterator[tuple[UUID, str]]:
    """Names of those who did something that stands in a line of the journal which this actor may read."""
    lines = facts.sees(actor, JournalEntry)
    for row in facts.rows[JournalEntry]:
        if row["id"] in lines:
            yield row["hand_id"], "called"


_ON_THE_BOARD = ("called", "title", "words", "near", "goes_to")
_OF_A_MEETING = ("called", "words", "place", "when_words", "thanks")


def shown_on_purpose(facts: World, actor: Actor) -> Iterator[tuple[UUID, str]]:
    """What functions of the database give away of rows that stay behind a wall: a notice on the board without whose it
    is, and of a first meeting the other side; how to reach that other only when both say yes. By row and column.
    """
    by_table = {model._meta.db_table: rows for model, rows in facts.rows.items()}
    off = {row["notice_id"] for row in by_table["matching_removal"]}
    notices = {
        row["id"]: row for row in by_table["matching_notice"] if row["municipality_id"] == actor.municipality
    }
    for row in notices.values():
        hangs = row["withdrawn_at"] is None and row["id"] not in off
        if hangs and row["kind"] in ("offer", "request"):
            yield from ((row["id"], column) for column in _ON_THE_BOARD)
        if hangs and row["kind"] in ("question", "request") and Role.TEAM_MEMBER in actor.roles:
            yield from ((row["id"], column) for column in ("title", "words", "near"))
    sides = by_table["matching_side"]
    for asks in (row for row in sides if row["id"] == row["ask"] and row["notice_id"] in notices):
        notice = notices[asks["notice_id"]]
        owns = [row for row in sides if row["ask"] == asks["id"] and row["person_id"] == notice["person_id"]]
        both = all(row["yes_at"] and not row["no_at"] and not row["left_at"] for row in (asks, *owns)) and owns
        others = [*owns] if actor.person == asks["person_id"] else []
        others += [asks] if actor.person == notice["person_id"] else []
        for row in others:
            yield from ((row["id"], column) for column in (*_OF_A_MEETING, *(("contact",) if both else ())))
        if others:
            yield from ((notice["id"], column) for column in ("title", "called"))


@contextmanager
def both_roles(address: str) -> Iterator[None]:
    """One connection that is the app for whoever asks, and may step past the walls; nothing of it stays."""
    former = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = urlsplit(address).username or ""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"set role {APP_ROLE}")
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        connection.close()
        connection.settings_dict["USER"] = former


@contextmanager
def past_the_walls() -> Iterator[Any]:
    """A cursor that no wall and no trigger binds."""
    with connection.cursor() as cursor:
        cursor.execute("reset role; set local session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute(f"set local session_replication_role = origin; set role {APP_ROLE}")


def marked_world(seed: int) -> Marked:
    """People who live here, access drawn at random, and a word in every cell."""
    draw = random.Random(seed)
    busy = busy_world()
    more_of_everything(busy, 1)
    _another_table(busy)
    _by_mail(busy)
    busy.people["arnhem"] = other_town("0202", "Arnhem").people["bakker"]
    with past_the_walls() as cursor:
        _draw_access(cursor, draw)
        cells = _mark(cursor)
        facts = _facts(cursor)
    return Marked(busy, facts, cells)


def _another_table(busy: Busy) -> None:
    """Joop has a circle of his own, where Samira gives information and Ineke decides, and Bakker is not."""
    with acting(busy.who("joop")):
        circle = talking.tell_own_story(actor=busy.who("joop"))
    for name, kind in (("samira", SeatKind.PROFESSIONAL), ("ineke", SeatKind.INVOLVED)):
        with acting(busy.who("joop")):
            people.invite(
                actor=busy.who("joop"), circle=circle, called=name.capitalize(), relation="vriend", kind=kind,
                why="Denkt met Joop mee", person=PersonId(busy.people[name]),
            )  # fmt: skip
        with acting(busy.who(name)):
            people.come_in(actor=busy.who(name), circle=circle)
    with acting(busy.who("joop")):
        version = Version(0, new_id())
        talking.write_card(
            actor=busy.who("joop"), circle=circle, card=next(iter(Card)), words="Slecht", version=version, finished=True
        )  # fmt: skip
        plans.propose(
            actor=busy.who("joop"), circle=circle, content=GoalContent("Ik wil vissen", "ik een snoek ving")
        )


def _by_mail(busy: Busy) -> None:
    """An invitation that still has to go out by mail."""
    with acting(busy.who("bakker")):
        people.invite(
            actor=busy.who("bakker"), circle=busy.circle, called="Ahmed", relation="buurman", kind=SeatKind.INVOLVED,
            why="Mijn buurman", way="mail", sent_to="ahmed@example.org",
        )  # fmt: skip


def _draw_access(cursor: Any, draw: random.Random) -> None:
    """End a few grants, let a few begin tomorrow or end yesterday, and give a few that nobody asked for."""
    now = clock.now()
    cursor.execute(
        "select id, municipality_id, circle_id, person_id, part from people_grant where part <> 'own' order by id"
    )
    given = cursor.fetchall()
    for which, *_rest in draw.sample(given, len(given) // 5):
        change = draw.choice(("ended_at = %s", "until = %s", "since = %s"))
        moment = now + timedelta(days=1 if change.startswith("since") else -1)
        cursor.execute(f"update people_grant set {change} where id = %s", [moment, which])
    held = {(circle, person, part) for _, _, circle, person, part in given}
    seats = sorted({(here, circle, person) for _, here, circle, person, _ in given})
    for here, circle, person in draw.sample(seats, len(seats) // 3):
        part = draw.choice([part for part in Part if part is not Part.OWN]).code
        if (circle, person, part) not in held:
            cursor.execute(
                "insert into people_grant (id, municipality_id, circle_id, person_id, called, part, why, given_by_id,"
                " since) values (%s, %s, %s, %s, 'Erbij', %s, 'Gekregen bij toeval', %s, %s)",
                [new_id(), here, circle, person, part, person, now - timedelta(days=1)],
            )


def _mark(cursor: Any) -> dict[str, Cell]:
    """Write a word in every text about people; tells which."""
    cells: dict[str, Cell] = {}
    for model in walled_models():
        if not model.wall.personal:  # type: ignore[attr-defined]
            continue
        table = model._meta.db_table
        for found in model._meta.local_concrete_fields:
            kind = found.get_internal_type()
            if found.choices or kind not in ("CharField", "TextField", "JSONField", "EmailField"):
                continue
            cursor.execute(f'select id, "{found.column}" from {table} order by id')
            rows = cursor.fetchall()
            if _is_code(found, kind, [value for _, value in rows]):
                continue
            for row, value in rows:
                word = f"zq{len(cells):06}z"
                new = _written(value, word, kind, found.max_length)
                if new != value:
                    cells[word] = Cell(model, row, found.column)
                    cursor.execute(f'update {table} set "{found.column}" = %s where id = %s', [new, row])
    return cells


def _is_code(found: Any, kind: str, values: list[Any]) -> bool:
    """Whether a column holds codes, keys and addresses of pages, that no person reads."""
    if kind in ("JSONField", "TextField") or found.column.endswith(_NAMES) or "mail" in found.column:
        return False
    filled = [str(value) for value in values if value]
    return all(_CODE.fullmatch(value) for value in filled) if filled else (found.max_length or 0) < _LONG


def _written(value: Any, word: str, kind: str, most: int | None) -> Any:
    if kind == "JSONField":
        loaded = json.loads(value) if isinstance(value, str) else value
        return json.dumps(_in_json(loaded, word))
    if value and "@" in value:
        return f"{word}@example.org"
    room = (most or 10_000) - len(word) - 1
    return f"{(value or '')[:room]} {word}".strip() if room > 0 else value


def _in_json(value: Any, word: str) -> Any:
    """The same word in each text, leaving codes as they are."""
    if isinstance(value, dict):
        return {name: _in_json(one, word) for name, one in value.items()}
    if isinstance(value, list):
        return [_in_json(one, word) for one in value]
    if isinstance(value, str) and not _CODE.fullmatch(value):
        return f"{value} {word}"
    return value


def _rows(cursor: Any, table: str) -> list[dict[str, Any]]:
    cursor.execute(f"select * from {table}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _facts(cursor: Any) -> World:
    """Everything that the walls ask about, read past them."""
    now = clock.now()
    rows = {model: _rows(cursor, model._meta.db_table) for model in walled_models()}
    by_table = {model._meta.db_table: found for model, found in rows.items()}
    roles: dict[UUID, set[Role]] = {}
    for row in by_table["people_rolegiven"]:
        if row["since"] <= now and (row["until"] is None or row["until"] > now):
            roles.setdefault(row["person_id"], set()).add(Role(row["role"]))
    return World(
        people=[
            Person(row["id"], row["municipality_id"], frozenset(roles.get(row["id"], ())))
            for row in by_table["people_person"]
        ],
        circles={row["id"]: row["municipality_id"] for row in by_table["people_circle"]},
        owners={row["id"]: row["resident_id"] for row in by_table["people_circle"]},
        grants=[
            Grant(
                CircleId(row["circle_id"]), PersonId(row["person_id"]), Part(row["part"]), row["since"], row["why"],
                until=row["until"], ended=row["ended_at"],
            )
            for row in by_table["people_grant"]
        ],
        rows=rows,
        now=now,
    )  # fmt: skip


def someone(marked: Marked, name: str) -> Person:
    """A person of the world by the name that it goes by."""
    return next(each for each in marked.facts.people if each.id == marked.busy.people[name])


def helper_for(marked: Marked, hand: str, principal: str) -> Actor:
    """One who acts for another, by the definition."""
    return replace(marked.facts.actor(someone(marked, principal), hand=someone(marked, hand)))
