"""Random worlds for the walls: towns with people, circles, grants and mandates, and rows in every walled table.

Made by the superuser past every wall and constraint, in a transaction that is never committed. Who may see or do what
is computed here from the facts of the world alone, with the pure rules, so that a fault in a compilation cannot hide.
"""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models, transaction
from django.db.backends.postgresql.psycopg_any import Jsonb

from kanteling.apps.people.rules.access import Grant, access_now
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.foundation.ids import CircleId, MunicipalityId, PersonId, new_id
from kanteling.foundation.walls import AllOf, AnyOf, DoorOpen, InCircle, Is, Mine, NotMine, Rule, Vouched
from kanteling.platform.bonds import bonds_of
from kanteling.platform.walls import APP_ROLE, walled_models

NOW = datetime(2026, 3, 10, 14, tzinfo=UTC)
HOURS = (-5000, -30, -1, 1, 30, 5000)
ROWS = 10
POOLED = {
    "social_map": ("organisation_id", "entry_id", "joined_id", "taken_id"),
    "capacity": ("team_id", "ask_id", "what_if_id"),
}
"""Columns that point at few things, so that what one row vouches for is asked about by another."""
POOLED_ROWS = ("capacity_ask", "capacity_whatif")
"""Tables of which a row is asked about by its key."""
SECOND = timedelta(seconds=1)


@contextmanager
def superuser(address: str) -> Iterator[Any]:
    """A second connection that no wall binds; what it makes is gone afterwards."""
    from urllib.parse import urlsplit

    settings = {**connections["default"].settings_dict, "USER": urlsplit(address).username or ""}
    connections.databases["super"] = settings
    other = connections["super"]
    other.connect()
    try:
        with transaction.atomic(using="super"):
            yield other
            transaction.set_rollback(True, using="super")
    finally:
        other.close()
        del connections["super"]
        del connections.databases["super"]


@dataclass
class Person:
    """Someone of the world, with the roles that hold now."""

    id: UUID
    town: UUID
    roles: frozenset[Role]


@dataclass
class World:
    """Two towns. ``rows`` holds for each model what stands in its table, by column."""

    people: list[Person] = field(default_factory=list)
    circles: dict[UUID, UUID] = field(default_factory=dict)
    owners: dict[UUID, UUID] = field(default_factory=dict)
    grants: list[Grant] = field(default_factory=list)
    rows: dict[type[models.Model], list[dict[str, Any]]] = field(default_factory=dict)
    closed: frozenset[UUID] = frozenset()
    now: datetime = NOW
    pool: list[UUID] = field(default_factory=lambda: [new_id() for _ in range(4)])
    used: dict[type[models.Model], set[UUID]] = field(default_factory=dict)

    def actors(self) -> list[Actor]:
        """Everyone as themselves, and some with the hands of another."""
        return [self.actor(one) for one in self.people] + [
            self.actor(one, hand=other)
            for one, other in zip(self.people, self.people[1:], strict=False)
            if one.town == other.town
        ]

    def actor(self, person: Person, hand: Person | None = None) -> Actor:
        """Who this is now; with the hands of another only in circles of their own and without roles."""
        access = access_now(self.offered(), PersonId(person.id), self.now)
        if hand is not None:
            own = {circle for circle, owner in self.owners.items() if owner == person.id}
            access = {part: frozenset(found & own) for part, found in access.items()}
        return Actor(
            PersonId(person.id),
            MunicipalityId(person.town),
            PersonId((hand or person).id),
            frozenset() if hand else person.roles,
            access,
        )

    def offered(self) -> list[Grant]:
        """The grants, with those marked that came with an invitation that waits for a yes."""
        waits = {
            (row["circle_id"], row["person_id"]): row["invited_at"]
            for model, rows in self.rows.items()
            for row in rows
            if model.__name__ == "Seat" and row["came_at"] is None and row["left_at"] is None
        }
        return [
            replace(grant, offered=waits.get((grant.circle, grant.person), grant.since + SECOND) <= grant.since)
            for grant in self.grants
        ]

    def holds(self, rule: Rule, actor: Actor, row: Mapping[str, Any]) -> bool:
        """The definition. Whether a circle writes alone now is a fact of the world, not of the actor."""
        if isinstance(rule, AnyOf):
            return any(self.holds(each, actor, row) for each in rule.rules)
        if isinstance(rule, AllOf):
            return all(self.holds(each, actor, row) for each in rule.rules)
        if isinstance(rule, DoorOpen):
            return row[rule.column] not in self.closed
        if isinstance(rule, Vouched):
            return row[rule.column] is not None and VOUCHES[rule.by](self, actor, row[rule.column])
        return rule.holds(actor, row)

    def sees(self, actor: Actor, model: type[models.Model]) -> set[UUID]:
        """The rows of a table that this actor may read."""
        wall = model.wall  # type: ignore[attr-defined]
        return {
            row["id"]
            for row in self.rows[model]
            if row["municipality_id"] in ({actor.municipality, None} if wall.shared else {actor.municipality})
            and self.holds(wall.read, actor, row)
        }


def _rows(world: World, actor: Actor, table: str, **only: Any) -> list[dict[str, Any]]:
    """The rows of a table in the actor's own town that hold these values."""
    found = next(rows for model, rows in world.rows.items() if model._meta.db_table == table)
    wanted = only | {"municipality_id": actor.municipality}
    return [row for row in found if all(row[column] == value for column, value in wanted.items())]


def _lasts(row: Mapping[str, Any], now: datetime) -> bool:
    return row["since"] <= now and (row["until"] is None or row["until"] > now)


def _keeps(world: World, actor: Actor, which: UUID) -> bool:
    rows = _rows(world, actor, "social_map_keeper", organisation_id=which, person_id=actor.person)
    return actor.hand == actor.person and any(_lasts(row, world.now) for row in rows)


def _joined(world: World, actor: Actor, which: UUID) -> bool:
    return bool(_rows(world, actor, "social_map_joinedwho", joined_id=which, person_id=actor.person))


def _runs(world: World, actor: Actor, which: UUID) -> bool:
    """Whoever began it, and whoever those let run it too."""
    let = {row["joined_id"] for row in _rows(world, actor, "social_map_corunner", entry_id=which)}
    return any(
        (row["joins"] == "runs" or row["id"] in let)
        and (row["until"] is None or row["until"] > world.now)
        and _joined(world, actor, row["id"])
        for row in _rows(world, actor, "social_map_joined", entry_id=which)
    )


def _in_team(world: World, actor: Actor, which: UUID) -> bool:
    rows = _rows(world, actor, "capacity_membership", team_id=which, person_id=actor.person)
    return actor.hand == actor.person and any(
        row["until"] is None or row["until"] > world.now.date() for row in rows
    )


def _in_what_if(world: World, actor: Actor, which: UUID) -> bool:
    return any(_in_team(world, actor, row["team_id"]) for row in _rows(world, actor, "capacity_whatif", id=which))


def _asked(world: World, actor: Actor, which: UUID) -> bool:
    answering = {"leader": Role.TEAM_LEADER, "municipality": Role.POLICY}
    return any(answering[row["asked_of"]] in actor.roles for row in _rows(world, actor, "capacity_ask", id=which))


VOUCHES = {
    "in_team": _in_team,
    "in_what_if": _in_what_if,
    "room_asked": _asked,
    "keeps": _keeps,
    "joined": _joined,
    "runs": _runs,
    "owns_entry": lambda world, actor, which: bool(
        _rows(world, actor, "social_map_entry", id=which, owner_id=actor.person)
    ),
    "holds_place": lambda world, actor, which: bool(
        _rows(world, actor, "social_map_placeholder", taken_id=which, person_id=actor.person)
    ),
    "by_link": lambda world, actor, which: False,
    "by_code": lambda world, actor, which: False,
}
"""What the functions of the database vouch for, from the facts of the world. Nobody here holds a secret."""


def make_world(connection: Any, seed: int) -> World:
    """A world in the database, past every wall."""
    draw = random.Random(seed)
    world = World()
    with connection.cursor() as cursor:
        free_tables(cursor)
        for _town in range(2):
            _people(cursor, draw, world)
        for model in walled_models():
            _fill(cursor, draw, world, model)
        cursor.execute("select set_config('kanteling.now', %s, true)", [NOW.isoformat()])
        cursor.execute("select id from unnest(%s::uuid[]) id where kanteling.closed(id)", [list(world.circles)])
        world.closed = frozenset(row[0] for row in cursor.fetchall())
    return world


def free_tables(cursor: Any) -> None:
    """Let every row in, whatever it says: no foreign keys, no checks, no unique columns but the key. Rolled back."""
    cursor.execute("set local session_replication_role = replica")
    cursor.execute(
        "select conrelid::regclass, quote_ident(conname) from pg_constraint c join pg_class t on t.oid = conrelid"
        " where contype in ('c', 'u', 'x') and connamespace = 'public'::regnamespace and not t.relispartition"
        " and conparentid = 0"
    )
    for table, name in cursor.fetchall():
        cursor.execute(f"alter table {table} drop constraint if exists {name} cascade")
    cursor.execute(
        "select indexrelid::regclass from pg_index i join pg_class t on t.oid = i.indrelid"
        " where indisunique and not indisprimary and t.relnamespace = 'public'::regnamespace"
    )
    for (index,) in cursor.fetchall():
        cursor.execute(f"drop index if exists {index}")


def _people(cursor: Any, draw: random.Random, world: World) -> None:
    town = new_id()
    people = [Person(new_id(), town, frozenset(draw.sample(list(Role), draw.randint(0, 2)))) for _ in range(4)]
    people[0].roles |= {Role.FUNCTIONAL_MANAGER}
    for person in people:
        for role in person.roles:
            _insert(cursor, "people_rolegiven", _role(draw, person, role))
    world.people += people
    for _circle in range(3):
        circle, owner = new_id(), draw.choice(people)
        world.circles[circle] = town
        world.owners[circle] = owner.id
        for person in people:
            for part in draw.sample(list(Part), draw.randint(0, 3)):
                world.grants.append(_grant(draw, circle, person, part))


def _role(draw: random.Random, person: Person, role: Role) -> dict[str, Any]:
    return {
        "id": new_id(), "municipality_id": person.town, "person_id": person.id, "called": "x", "role": role.code,
        "team": "", "phone": "", "since": NOW - timedelta(hours=1), "given_by_id": person.id,
        "until": draw.choice([None, NOW + timedelta(hours=1)]),
    }  # fmt: skip


def _grant(draw: random.Random, circle: UUID, person: Person, part: Part) -> Grant:
    return Grant(
        circle=CircleId(circle),
        person=PersonId(person.id),
        part=part,
        since=_moment(draw),
        why="x",
        until=draw.choice([None, _moment(draw)]),
        ended=draw.choice([None, None, NOW - timedelta(hours=draw.choice([1, 30]))]),
    )


def _moment(draw: random.Random) -> datetime:
    return NOW + timedelta(hours=draw.choice(HOURS))


def _fill(cursor: Any, draw: random.Random, world: World, model: type[models.Model]) -> None:
    """Put rows in one table: the facts of the world where it holds those, random ones elsewhere."""
    table = model._meta.db_table
    if table == "people_person":
        rows = [row_of(model, draw, world, person.town) | {"id": person.id} for person in world.people]
    elif table == "people_circle":
        rows = [
            row_of(model, draw, world, town) | {"id": circle, "resident_id": world.owners[circle]}
            for circle, town in world.circles.items()
        ]
    elif table == "people_grant":
        rows = [_grant_row(model, draw, world, grant) for grant in world.grants]
    elif table == "people_seat":
        rows = [
            row_of(model, draw, world, world.circles[grant.circle])
            | {"circle_id": grant.circle, "person_id": grant.person, "left_at": draw.choice([None, NOW])}
            for grant in {(each.circle, each.person): each for each in world.grants}.values()
        ]
    elif table == "people_rolegiven":
        rows = []
    else:
        towns = sorted({person.town for person in world.people})
        rows = [_bound(model, draw, world, row_of(model, draw, world, draw.choice(towns))) for _ in range(ROWS)]
    for row in rows:
        _insert(cursor, table, row)
    world.rows[model] = rows
    if table == "people_rolegiven":
        cursor.execute(f"select * from {table}")
        names = [column[0] for column in cursor.description]
        world.rows[model] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _grant_row(model: Any, draw: random.Random, world: World, grant: Grant) -> dict[str, Any]:
    return row_of(model, draw, world, world.circles[grant.circle]) | {
        "circle_id": grant.circle,
        "person_id": grant.person,
        "part": grant.part.code,
        "since": grant.since,
        "until": grant.until,
        "ended_at": grant.ended,
    }


def row_of(model: type[models.Model], draw: random.Random, world: World, town: UUID | None) -> dict[str, Any]:
    """A random row; the columns that the wall looks at name people and circles of the world, of either town."""
    wall = model.wall  # type: ignore[attr-defined]
    leaves = [leaf for rule in (wall.read, wall.add, wall.change, wall.erase) for leaf in leaves_of(rule)]
    row: dict[str, Any] = {}
    for found in model._meta.local_concrete_fields:
        column = found.column
        row[column] = _value(found, draw)
        if any(isinstance(leaf, Mine | NotMine) and leaf.column == column for leaf in leaves):
            row[column] = draw.choice(world.people).id
        elif any(isinstance(leaf, InCircle | DoorOpen) and leaf.column == column for leaf in leaves):
            row[column] = draw.choice(list(world.circles))
        if column in POOLED.get(model._meta.app_label, ()) and draw.random() < 0.7:
            row[column] = draw.choice(world.pool)
        for leaf in leaves:
            if isinstance(leaf, Is) and leaf.column == column and draw.random() < 0.6:
                row[column] = draw.choice(leaf.codes)
    fresh = [each for each in world.pool if each not in world.used.get(model, ())]
    asked = any(isinstance(leaf, Vouched) and leaf.column == "id" for leaf in leaves)
    asked = asked or model._meta.db_table in POOLED_ROWS
    own = draw.choice(fresh) if asked and fresh else new_id()
    world.used.setdefault(model, set()).add(own)
    return row | {"id": own, "municipality_id": town}


def _bound(model: type[models.Model], draw: random.Random, world: World, row: dict[str, Any]) -> dict[str, Any]:
    """The row as it can stand: what is bound to a circle lies in the municipality of that circle."""
    here = [circle for circle, town in world.circles.items() if town == row["municipality_id"]]
    for bond in bonds_of(model):
        if here and row[bond.column] in world.circles:
            row[bond.column] = draw.choice(here)
    return row


def leaves_of(rule: Rule) -> list[Rule]:
    """The simple rules of which a rule is made."""
    if isinstance(rule, AnyOf | AllOf):
        return [leaf for each in rule.rules for leaf in leaves_of(each)]
    return [rule]


def _value(found: Any, draw: random.Random) -> Any:
    """Something that fits in a column."""
    if isinstance(found, models.ForeignKey):
        return _value(found.target_field, draw) if found.target_field is not found else None
    if isinstance(found, models.UUIDField):
        return new_id()
    if found.choices:
        return draw.choice([code for code, _words in found.flatchoices])
    if isinstance(found, models.BooleanField):
        return draw.choice([True, False])
    if isinstance(found, models.DateTimeField):
        return draw.choice([None, _moment(draw)]) if found.null else _moment(draw)
    if isinstance(found, models.DateField):
        return draw.choice([None, NOW.date()]) if found.null else NOW.date()
    if isinstance(found, models.DecimalField | models.IntegerField | models.FloatField):
        return draw.randint(1, 9)
    if isinstance(found, ArrayField):
        return []
    if isinstance(found, models.BinaryField):
        return b"x"
    if isinstance(found, models.JSONField):
        return Jsonb({})
    if found.get_internal_type() in ("CharField", "TextField", "EmailField", "SlugField", "URLField"):
        return f"{draw.getrandbits(30)}"[: found.max_length or 20]
    return None


def _insert(cursor: Any, table: str, row: Mapping[str, Any]) -> None:
    cursor.execute(insertion(table, row), list(row.values()))


def insertion(table: str, row: Mapping[str, Any]) -> str:
    """The statement that adds this row."""
    columns = ", ".join(f'"{column}"' for column in row)
    return f"insert into {table} ({columns}) values ({', '.join(['%s'] * len(row))})"


def tell(cursor: Any, actor: Actor | None) -> None:
    """Let the functions of the database know who acts."""
    roles = "{" + ",".join(sorted(role.code for role in actor.roles)) + "}" if actor else ""
    for name, value in (
        ("municipality", actor.municipality if actor else ""),
        ("person", actor.person if actor else ""),
        ("hand", actor.hand if actor else ""),
        ("roles", roles),
        ("now", NOW.isoformat()),
    ):
        cursor.execute("select set_config(%s, %s, true)", [f"kanteling.{name}", str(value)])


@contextmanager
def as_app(connection: Any, actor: Actor | None) -> Iterator[Any]:
    """A cursor that PostgreSQL takes for the app, with ``actor`` acting; what it does is undone."""
    with transaction.atomic(using="super"), connection.cursor() as cursor:
        tell(cursor, actor)
        cursor.execute(f"set local role {APP_ROLE}")
        yield cursor
        transaction.set_rollback(True, using="super")
