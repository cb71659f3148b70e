"""Compile a declared `Wall` to Django and to PostgreSQL, and raise it.

The policies are derived from the models each time after migrate, in one transaction: whatever is not declared has
no policy, and no privilege either, so forgetting something closes a door instead of leaving it open.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Field, Func, Lookup, Q
from django.db.models.fields.related import ForeignObject

from kanteling.foundation.actor import Actor
from kanteling.foundation.walls import (
    AllOf,
    AnyOf,
    Anyone,
    DoorOpen,
    Founding,
    Has,
    InCircle,
    Is,
    Mine,
    Nobody,
    NotMine,
    Opening,
    Rule,
    Vouched,
    Wall,
)
from kanteling.platform.bonds import bond_statements, bonds_of
from kanteling.platform.open_tables import OPEN_TABLES

APP_ROLE = "kanteling_app"
OWNER_ROLE = "kanteling_owner"
_NONE = Q(pk__in=())


def array_of(ids: Iterable[Any]) -> str:
    """Identifiers as one value for ``::uuid[]``. Written once for each set: a page asks for the same circles often."""
    return _array(ids if isinstance(ids, frozenset) else frozenset(ids))


@lru_cache(maxsize=64)
def _array(ids: frozenset[Any]) -> str:
    return "{" + ",".join(map(str, ids)) + "}"


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """``column = any(array)``: one value however many circles there are, so that the statement stays the same."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", (array_of(value),)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} = any({right}::uuid[])", (*left_values, *right_values)


def condition(rule: Rule, actor: Actor) -> Q:
    """The rule as a ``Q`` for this actor, made from facts that were loaded with the actor (no extra query)."""
    match rule:
        case Anyone():
            return Q()
        case Mine(column):
            return Q(**{_field(column): actor.person})
        case InCircle(part, column):
            circles = actor.circles(part)
            return Q(**{f"{_field(column)}__among": circles}) if circles else _NONE
        case Has(role):
            return Q() if role in actor.roles else _NONE
        case Is(column, codes):
            return Q(**{f"{column}__in": codes})
        case NotMine(column):
            return ~Q(**{_field(column): actor.person})
        case Vouched(by, column):
            return Q(Func(F(_field(column)), function=f"kanteling.{by}", output_field=BooleanField()))
        case AnyOf(rules):
            return _any(condition(each, actor) for each in rules)
        case AllOf(rules):
            result = Q()
            for each in rules:
                result &= condition(each, actor)
            return result
        case _:
            return _NONE


def _any(conditions: Iterable[Q]) -> Q:
    """Or them, minding that an empty ``Q`` means everything."""
    result = _NONE
    for each in conditions:
        if not each:
            return Q()
        result |= each
    return result


def _field(column: str) -> str:
    return "pk" if column == "id" else column


def predicate(rule: Rule) -> str:
    """The rule as an SQL expression. Each sub-select runs once per statement, not once per row."""
    match rule:
        case Nobody():
            return "false"
        case Anyone():
            return "true"
        case Mine(column):
            return f"{column} = (select kanteling.person())"
        case InCircle(part, column):
            # The circle at hand is tried first; the list is read when a row lies elsewhere, once, and hashed. With
            # `is true` no index is searched by the wall itself: sorting a hundred circles for each row cost more.
            at_hand = f"{column} = (select kanteling.at_hand('{part.code}'))"
            listed = f"{column} in (select unnest(kanteling.circles('{part.code}')))"
            return f"(({at_hand} or {listed}) is true)"
        case Has(role):
            return f"(select kanteling.has_role('{role.code}'))"
        case Opening(column):
            return f"kanteling.opening({column})"
        case Founding():
            return "(select kanteling.unmanaged())"
        case DoorOpen(column):
            return f"not kanteling.closed({column})"
        case Vouched(by, column):
            return f"kanteling.{by}({column})"
        case Is(column, codes):
            return f"{column} in (" + ", ".join(f"'{code}'" for code in codes) + ")"
        case NotMine(column):
            return f"{column} is distinct from (select kanteling.person())"
        case AnyOf(rules):
            return "(" + " or ".join(predicate(each) for each in rules) + ")"
        case AllOf(rules):
            return "(" + " and ".join(predicate(each) for each in rules) + ")"
    raise TypeError(f"unknown rule {rule!r}")


def walled_models() -> list[type[models.Model]]:
    """Every model with a wall, in the order of its table name."""
    found = [model for model in apps.get_models(include_auto_created=True) if hasattr(model, "wall")]
    return sorted(found, key=lambda model: model._meta.db_table)


def statements(model: type[models.Model]) -> list[str]:
    """The SQL that raises this model's wall, taking down what stood there."""
    wall: Wall = model.wall  # type: ignore[attr-defined]
    table = model._meta.db_table
    here = "municipality_id = (select kanteling.municipality())"
    lines = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"revoke all on {table} from {APP_ROLE}",
    ]
    parts = [("select", wall.read, "using"), ("insert", wall.add, "with check")]
    parts += [("update", wall.change, "using"), ("delete", wall.erase, "using")]
    for verb, rule, clause in parts:
        if isinstance(rule, Nobody):
            continue
        place = f"(municipality_id is null or {here}) and " if wall.shared and verb == "select" else f"{here} and "
        if verb == "select" and _lies_within(model, rule):
            place = ""
        test = f"{place}{predicate(rule)}"
        check = f" with check ({test})" if verb == "update" else ""
        lines.append(f"create policy wall_{verb} on {table} for {verb} to {APP_ROLE} {clause} ({test}){check}")
        only = f" ({', '.join(wall.columns)})" if verb == "update" and wall.columns else ""
        lines.append(f"grant {verb}{only} on {table} to {APP_ROLE}")
    if wall.shared:
        lines.append(f"create policy wall_shared on {table} to {OWNER_ROLE} using (true) with check (true)")
    if wall.moves:
        lines.append(
            f"create policy wall_moves on {table} for update to {OWNER_ROLE} using (true) with check (true)"
        )
    if wall.key:
        lines.append(f"create policy wall_key on {table} for select to {OWNER_ROLE} using (true)")
    return lines


def _lies_within(model: type[models.Model], rule: Rule) -> bool:
    """Whether the rule lets through rows of open circles only.

    Open circles lie in one municipality, and a bond keeps a row in the municipality of its circle. So reading asks
    only for the circle, which saves a question for each table of each statement.
    """
    match rule:
        case InCircle(_, column):
            return column == "id" or any(one.column == column for one in bonds_of(model))
        case AnyOf(rules):
            return all(_lies_within(model, each) for each in rules)
        case AllOf(rules):
            return any(_lies_within(model, each) for each in rules)
        case _:
            return False


def raise_walls(connection: BaseDatabaseWrapper) -> int:
    """Raise every wall anew; returns how many stand. Run as owner, after migrate, in one transaction."""
    models_ = walled_models()
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        for table in sorted(existing):
            cursor.execute(f'revoke all on "{table}" from {APP_ROLE}')
        for policy, table in _policies(cursor):
            cursor.execute(f'drop policy "{policy}" on "{table}"')
        for model in models_:
            if model._meta.db_table in existing:
                for statement in statements(model):
                    cursor.execute(statement)
                for statement in bond_statements(cursor, model):
                    cursor.execute(statement)
        for table, opening in OPEN_TABLES.items():
            if table in existing:
                cursor.execute(f"grant {opening.rights} on {table} to {APP_ROLE}")
        cursor.execute(f"grant usage on schema kanteling, public to {APP_ROLE}")
        cursor.execute(f"grant execute on all functions in schema kanteling to {APP_ROLE}")
        cursor.execute(f"grant usage, select on all sequences in schema public to {APP_ROLE}")
    return len(models_)


def _policies(cursor: Any) -> list[tuple[str, str]]:
    cursor.execute("select policyname, tablename from pg_policies where schemaname = 'public'")
    return list(cursor.fetchall())
