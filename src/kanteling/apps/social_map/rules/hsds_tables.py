"""From nested services to flat tables and back: the two forms in which HSDS travels. Nothing is lost on the way.

Flat is the form in which a thing stands once, however many services name it. What the standard does not know stays
with its row under its own name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kanteling.apps.social_map.rules.hsds_facts import TABLES, link, pointer
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]
"""Per table its rows by id, in the order in which they came."""

_DEEPEST = 12
_UNDER = {
    table: tuple(
        name for name, facts in TABLES.items() if any(each.many == table for each in facts.fields.values())
    )
    for table in TABLES
}
"""By table the tables under whose rows its own can hang."""


def empty() -> Tables:
    """No rows yet."""
    return {name: {} for name in TABLES}


def flatten(tables: Tables, table: str, told: Mapping[str, Any], where: str = "", depth: int = 0) -> str:
    """Lay one nested object, and all that is in it, in ``tables``; returns its id. Raises `FileRefused`."""
    if depth > _DEEPEST:
        raise FileRefused(FileReason.TOO_DEEP, where or table)
    facts, row = TABLES[table], dict(told)
    key = row.get("id")
    if not isinstance(key, str) or not key:
        raise FileRefused(FileReason.NO_ID, where or table)
    for field in facts.fields.values():
        if field.plain or field.name not in row:
            continue
        here = f"{where or table}.{field.name}"
        inside = row.pop(field.name)
        if inside is None:
            continue
        if field.one:
            if not isinstance(inside, Mapping):
                raise FileRefused(FileReason.ODD_SHAPE, here)
            row[pointer(field)] = flatten(tables, field.one, inside, here, depth + 1)
            continue
        if not isinstance(inside, list):
            raise FileRefused(FileReason.ODD_SHAPE, here)
        for number, each in enumerate(inside):
            if not isinstance(each, Mapping):
                raise FileRefused(FileReason.ODD_SHAPE, f"{here}[{number}]")
            column, kind = link(field.many, table, field.name)
            child = {**each, column: key, **({kind: table} if kind else {})}
            flatten(tables, field.many, child, f"{here}[{number}]", depth + 1)
    _lay(tables[table], key, row, where or table)
    return key


def _lay(rows: dict[str, Row], key: str, row: Row, where: str) -> None:
    """A thing that comes twice must say the same; it may say more."""
    known = rows.setdefault(key, {})
    for name, value in row.items():
        if name in known and known[name] != value and known[name] is not None and value is not None:
            raise FileRefused(FileReason.SAYS_TWO_THINGS, f"{where} {key}: {name}")
        if known.get(name) is None:
            known[name] = value


@dataclass(slots=True)
class Nesting:
    """Flat tables, with for each link the rows behind it, so that every object is found without a search."""

    tables: Tables
    behind: dict[tuple[str, str, str], list[Row]]

    @classmethod
    def of(cls, tables: Tables) -> "Nesting":
        """Look once which rows hang under which."""
        behind: dict[tuple[str, str, str], list[Row]] = {}
        for name, rows in tables.items():
            for row in rows.values():
                for parent, key in _parents(name, row):
                    behind.setdefault((name, parent, key), []).append(row)
        return cls(tables, behind)

    def object(self, table: str, row: Row, depth: int = 0) -> Row:
        """One row with everything that belongs to it nested in it."""
        told = dict(row)
        if depth > _DEEPEST:
            raise FileRefused(FileReason.TOO_DEEP, table)
        for field in TABLES[table].fields.values():
            if field.one:
                other = self.tables[field.one].get(str(row.get(pointer(field))))
                if other is not None:
                    told[field.name] = self.object(field.one, other, depth + 1)
            elif field.many:
                rows = self.behind.get((field.many, table, str(row["id"])), ())
                if rows:
                    told[field.name] = [self.object(field.many, each, depth + 1) for each in rows]
        return told

    def services(self) -> Iterable[Row]:
        """Every service, whole."""
        return (self.object("service", row) for row in self.tables["service"].values())


def _parents(table: str, row: Row) -> Iterable[tuple[str, str]]:
    """Under which objects this row hangs: (table, id)."""
    if table in ("attribute", "metadata"):
        column, kind = link(table, "", "")
        if isinstance(row.get(kind), str) and isinstance(row.get(column), str):
            yield row[kind], row[column]
        return
    for parent in _UNDER[table]:
        key = row.get(f"{parent}_id")
        if isinstance(key, str) and key:
            yield parent, key
