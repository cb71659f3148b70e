"""The walls as they stand in the database: nothing without a wall, no right that was not declared, no way around."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection, connections, transaction
from worlds import Person, World, insertion, leaves_of, row_of

from kanteling.apps.people.tests.makers import Town, town
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import new_id
from kanteling.foundation.walls import AllOf, AnyOf, Anyone, Has, InCircle, Nobody, Rule, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry
from kanteling.platform.open_tables import OPEN_TABLES
from kanteling.platform.walls import APP_ROLE, OWNER_ROLE, raise_walls, walled_models

pytestmark = pytest.mark.django_db
WALLED = {model._meta.db_table: model for model in walled_models()}
VERBS = ("select", "insert", "update", "delete")


def wall_of(table: str) -> Wall:
    return WALLED[table].wall  # type: ignore[attr-defined,no-any-return]


def rule_of(wall: Wall, verb: str) -> object:
    return {"select": wall.read, "insert": wall.add, "update": wall.change, "delete": wall.erase}[verb]


def ask(words: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        return list(cursor.fetchall())


def log_in(variable: str) -> Any:
    """A connection of its own as the owner or the superuser; it commits nothing unless asked."""
    parts = urlsplit(os.environ[variable])
    given = connection.settings_dict
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, dbname=given["NAME"], user=parts.username
    )


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


# --- every table -------------------------------------------------------------------------------------------------


def test_every_table_has_a_wall_or_a_reason_for_having_none(db: None) -> None:
    found = ask(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        " and not relispartition"
    )
    without = {name for (name,) in found} - set(WALLED) - set(OPEN_TABLES)
    granted = ask("select table_name from information_schema.role_table_grants where grantee = %s", APP_ROLE)
    assert without & {name for (name,) in granted} == set()
    assert all(opening.reason for opening in OPEN_TABLES.values())


def test_every_wall_binds_the_owner_too(db: None) -> None:
    found = ask(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relrowsecurity and relforcerowsecurity"
    )
    assert {name for (name,) in found} == set(WALLED)


def role_alone(rule: Rule) -> bool:
    """Whether a role, or being there, is enough by itself."""
    if isinstance(rule, AnyOf):
        return any(role_alone(each) for each in rule.rules)
    if isinstance(rule, AllOf):
        return all(role_alone(each) for each in rule.rules)
    return isinstance(rule, Has | Anyone)


def test_no_table_of_a_circles_content_is_open_to_a_role() -> None:
    """A role opens no plan: on a table with a circle, a role alone is never enough to read."""

    for table, model in WALLED.items():
        columns = {field.column for field in model._meta.local_concrete_fields}
        if "circle_id" in columns and table != "platform_journal":
            assert not role_alone(wall_of(table).read), table


def test_the_app_has_exactly_the_rights_that_were_declared(db: None) -> None:
    columns: dict[str, set[str]] = {}
    for table, column in ask(
        "select table_name, column_name from information_schema.role_column_grants"
        " where grantee = %s and privilege_type = 'UPDATE'", APP_ROLE,
    ):  # fmt: skip
        columns.setdefault(table, set()).add(column)
    tables: dict[str, set[str]] = {}
    for table, right in ask(
        "select table_name, lower(privilege_type) from information_schema.role_table_grants where grantee = %s",
        APP_ROLE,
    ):
        tables.setdefault(table, set()).add(right)
    for table, model in WALLED.items():
        wall = wall_of(table)
        declared = {verb for verb in VERBS if not isinstance(rule_of(wall, verb), Nobody)}
        if wall.columns:
            declared -= {"update"}
        assert tables.pop(table, set()) == declared, table
        every = {field.column for field in model._meta.local_concrete_fields}
        may_change = set() if isinstance(wall.change, Nobody) else set(wall.columns) or every
        assert columns.pop(table, set()) == may_change, table
    assert tables == {
        table: {right.strip() for right in opening.rights.split(",")}
        for table, opening in OPEN_TABLES.items()
        if table in tables
    }


def test_the_app_can_do_nothing_beside_its_tables(db: None) -> None:
    ((can,),) = ask(
        "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication from pg_roles"
        " where rolname = %s", APP_ROLE,
    )  # fmt: skip
    assert not can
    assert (
        ask("select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where rolname = %s", APP_ROLE)
        == []
    )
    ((creates,),) = ask("select has_schema_privilege(%s, 'public', 'create')", APP_ROLE)
    assert not creates


def test_what_runs_as_owner_looks_only_where_it_should(db: None) -> None:
    """A function with the owner's eyes has a fixed search path, and no one but the app may call it."""
    loose = ask(
        "select proname from pg_proc where prosecdef and pronamespace = 'kanteling'::regnamespace"
        " and not coalesce(proconfig, '{}')::text like '%%search_path=public, pg_temp%%'"
    )
    assert loose == []
    ((everyone,),) = ask("select has_schema_privilege('public', 'kanteling', 'usage')")
    assert not everyone


def test_the_policies_are_those_that_the_models_declare(db: None) -> None:
    """Raising the walls anew, as the owner and undone again, changes no policy."""
    before = ask(_POLICIES)
    declared = {
        (table, f"wall_{verb}")
        for table in WALLED
        for verb in VERBS
        if not isinstance(rule_of(wall_of(table), verb), Nobody)
    }
    declared |= {(table, "wall_moves") for table in WALLED if wall_of(table).moves}
    declared |= {(table, "wall_key") for table in WALLED if wall_of(table).key}
    declared |= {(table, "wall_shared") for table in WALLED if wall_of(table).shared}
    assert {(table, name) for table, name, *_rest in before} == declared
    with raised_anew() as after:
        assert after == before


_POLICIES = """select tablename, policyname, permissive, roles::text, cmd, qual, with_check from pg_policies
where schemaname = 'public' order by tablename, policyname"""


class raised_anew:
    """What the policies are after raising the walls once more; nothing of it stays."""

    def __enter__(self) -> list[tuple[Any, ...]]:
        connections.databases["owner"] = {**connection.settings_dict, "USER": OWNER_ROLE}
        self.owner = connections["owner"]
        self.owner.connect()
        self.block = transaction.atomic(using="owner")
        self.block.__enter__()
        raise_walls(self.owner)
        with self.owner.cursor() as cursor:
            cursor.execute(_POLICIES)
            return list(cursor.fetchall())

    def __exit__(self, *_error: object) -> None:
        transaction.set_rollback(True, using="owner")
        self.block.__exit__(None, None, None)
        self.owner.close()
        del connections["owner"]
        del connections.databases["owner"]


# --- tries from outside, with raw SQL as the app role ------------------------------------------------------------


def refused(words: str, *values: Any) -> str:
    """The state with which PostgreSQL refuses this; empty when it does not."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(words, values)
    except Exception as error:
        return str(getattr(error.__cause__, "sqlstate", "") or "?")
    return ""


NO_RIGHT, NO_BOND = "42501", "23503"


def test_whoever_is_nobody_sees_nothing(made: Town) -> None:
    with acting(None):
        for table in WALLED:
            if not isinstance(wall_of(table).read, Nobody) and not wall_of(table).shared:
                assert ask(f"select 1 from {table}") == [], table


def test_a_setting_that_was_reset_is_nobody_too(made: Town) -> None:
    with connection.cursor() as cursor:
        for name in ("municipality", "person", "roles", "hand"):
            cursor.execute(f"select set_config('kanteling.{name}', '', true)")
    assert ask("select 1 from people_seat") == []


def test_another_municipality_does_not_exist(made: Town) -> None:
    other = town("0202", "Arnhem")
    with acting(made.who("bakker")):
        assert ask("select 1 from people_circle where id = %s", other.circle) == []


def test_a_row_never_points_into_another_municipality(made: Town) -> None:
    """Even someone with every right in both towns: the foreign key itself holds the municipality."""
    other = town("0202", "Arnhem")
    with acting(made.who("beheer")):
        assert refused(
            "insert into people_rolegiven (id, municipality_id, person_id, called, role, team, phone, since, given_by_id)"
            " values (%s, %s, %s, 'x', 'policy', '', '', now(), %s)",
            new_id(), made.who("beheer").municipality, other.people["bakker"], made.people["beheer"],
        ) == NO_BOND  # fmt: skip


def test_every_bond_is_kept_by_the_database(db: None) -> None:
    kept = {name for (name,) in ask("select conname from pg_constraint where contype = 'f'")}
    for model in WALLED.values():
        for field in model._meta.local_fields:
            if isinstance(field, Bond):
                assert f"{model._meta.db_table}_{field.column}_bond"[:63] in kept, field


def test_a_professional_gives_no_access_to_themselves(made: Town) -> None:
    samira = made.who("samira")
    with acting(samira):
        for part in ("own", "decide", "story"):
            assert refused(
                "insert into people_grant (id, municipality_id, circle_id, person_id, called, part, why, given_by_id, since)"
                " values (%s, %s, %s, %s, 'x', %s, 'x', %s, now())",
                new_id(), samira.municipality, made.circle, samira.person, part, samira.person,
            ) == NO_RIGHT  # fmt: skip


def test_a_professional_ends_nobody_elses_access(made: Town) -> None:
    with acting(made.who("samira")), connection.cursor() as cursor:
        cursor.execute("update people_grant set ended_at = now() where person_id <> %s", [made.people["samira"]])
        assert cursor.rowcount == 0


def test_a_manager_makes_nobody_owner_of_a_circle(made: Town) -> None:
    beheer = made.who("beheer")
    with acting(beheer):
        assert ask("select 1 from people_circle") == []
        assert refused(
            "insert into people_grant (id, municipality_id, circle_id, person_id, called, part, why, given_by_id, since)"
            " values (%s, %s, %s, %s, 'x', 'own', 'x', %s, now())",
            new_id(), beheer.municipality, made.circle, beheer.person, beheer.person,
        ) == NO_RIGHT  # fmt: skip


def test_nobody_changes_what_a_seat_says(made: Town) -> None:
    with acting(made.who("bakker")):
        assert refused("update people_seat set kind = 'involved'") == NO_RIGHT
        assert refused("update people_grant set part = 'own'") == NO_RIGHT
        assert refused("delete from people_seat") == NO_RIGHT


# --- the plan and closed time, against a professional with raw SQL --------------------------------------------------


def test_a_professional_adds_nothing_to_a_plan(made: Town) -> None:
    tables = [f"plans_{name}" for name in ("start", "goal", "action", "agreement", "movement", "application")]
    for table in tables:
        parts = {leaf.part for leaf in leaves_of(wall_of(table).add) if isinstance(leaf, InCircle)}
        assert not parts & {Part.INFORM, Part.PLAN}, table
    samira = made.who("samira")
    for table in tables:
        with acting(samira):
            ours = {"municipality_id": samira.municipality, "circle_id": made.circle}
            row = (
                row_of(
                    WALLED[table],
                    random.Random(0),
                    World(
                        [Person(samira.person, samira.municipality, samira.roles)],
                        {made.circle: samira.municipality},
                    ),
                    None,
                )
                | ours
            )
            assert refused(insertion(table, row), *row.values()) == NO_RIGHT, table


def test_the_draft_of_closed_time_is_no_professionals(made: Town) -> None:

    drafts = [table for table in WALLED if "draft" in table and table.startswith("deciding_")]
    assert drafts
    for table in drafts:
        for rule in (wall_of(table).read, wall_of(table).add):
            leaves = leaves_of(rule)
            assert {leaf.part for leaf in leaves if isinstance(leaf, InCircle)} <= {Part.DECIDE, Part.OWN}, table
    with acting(made.who("samira")):
        assert all(ask(f"select 1 from {table}") == [] for table in drafts)


# --- the journal --------------------------------------------------------------------------------------------------


@pytest.fixture(name="powerful", params=["KANTELING_OWNER_URL", "KANTELING_TEST_SUPER_URL"])
def _powerful(request: Any, db: None) -> Iterator[Any]:
    with log_in(request.param) as other:
        yield other
        other.rollback()


def test_the_app_adds_to_the_journal_and_changes_nothing_in_it(made: Town) -> None:
    with acting(made.who("bakker")):
        for words in (
            "update platform_journal set why = 'x'", "delete from platform_journal", "truncate platform_journal",
            "update platform_journal_rest set why = 'x'", "select 1 from platform_journal_2026_03",
        ):  # fmt: skip
            assert refused(words) == NO_RIGHT, words


def test_not_even_the_superuser_alters_a_line(db: None) -> None:
    with log_in("KANTELING_TEST_SUPER_URL") as other:
        line = _line()
        other.execute(*line)
        for words in ("update platform_journal set why = 'x'", "delete from platform_journal"):
            with pytest.raises(psycopg.errors.RaiseException), other.transaction():
                other.execute(words)  # type: ignore[arg-type]
        other.rollback()


@pytest.mark.parametrize("table", ["platform_journal", "platform_journal_rest", "platform_journal_2026_03"])
def test_not_even_the_owner_empties_it(powerful: Any, table: str) -> None:
    with pytest.raises(psycopg.errors.RaiseException), powerful.transaction():
        powerful.execute(f"truncate {table}")


def test_a_month_that_was_not_foreseen_is_kept_too(db: None) -> None:
    with log_in("KANTELING_TEST_SUPER_URL") as other:
        other.execute(*_line(datetime(2999, 1, 1, tzinfo=UTC)))
        found = other.execute("select count(*) from platform_journal_rest").fetchone()
        assert found == (1,)
        other.rollback()


def _line(at: datetime | None = None) -> tuple[str, list[Any]]:
    columns = [field.column for field in JournalEntry._meta.local_concrete_fields]
    values: dict[str, Any] = dict.fromkeys(columns, "")
    values |= {name: new_id() for name in ("id", "municipality_id", "person_id", "hand_id", "circle_id")}
    values |= {"about_id": None, "subject_id": None, "read_only": True, "refused": False}
    values |= {"at": at or datetime.now(UTC)}
    marks = ", ".join(["%s"] * len(columns))
    return f"insert into platform_journal ({', '.join(columns)}) values ({marks})", [values[c] for c in columns]


def test_nobody_writes_a_line_in_the_name_of_another(made: Town) -> None:
    samira = made.who("samira")
    words, values = _line()
    columns = [field.column for field in JournalEntry._meta.local_concrete_fields]
    given = dict(zip(columns, values, strict=True)) | {"municipality_id": samira.municipality}
    with acting(samira):
        assert refused(words, *(given | {"person_id": made.people["ineke"]}).values()) == NO_RIGHT
        assert refused(words, *(given | {"person_id": samira.person}).values()) == ""
