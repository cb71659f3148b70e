"""Make a world of any size: rows that commands made are copied by the database itself, thousands of times.

What was made through commands is the pattern. Every copy gets its own identifiers by putting the number of the copy
in the first eight signs of each one; so copy 7 of a circle still hangs together with copy 7 of its goals. New columns
and new tables come along by themselves. Triggers and foreign keys sleep meanwhile: they passed the pattern.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from kanteling.platform.walls import walled_models

LEFT_OUT = {"platform_journal", "platform_once"}
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

Ids = dict[str, set[str]]
Overrides = Mapping[tuple[str, str], str]


def tables() -> list[str]:
    """Every table with a wall, except the journal and the memory of posted forms."""
    return [name for model in walled_models() if (name := model._meta.db_table) not in LEFT_OUT]


def ids(connection: psycopg.Connection) -> Ids:
    """The identifiers that every table holds now: asked before and after, they say what was made."""
    return {
        table: {
            str(row[0]) for row in connection.execute(sql.SQL("select id from {}").format(sql.Identifier(table)))
        }
        for table in tables()
    }


@dataclass(frozen=True)
class Pattern:
    """Rows to copy. ``own`` identifiers change with the copy; ``shared`` ones change once per ``per`` copies."""

    rows: Mapping[str, list[dict[str, tuple[str, str | None]]]]
    own: frozenset[str]
    shared: frozenset[str] = frozenset()
    per: int = 100
    overrides: Overrides = field(default_factory=dict)

    @classmethod
    def between(
        cls,
        connection: psycopg.Connection,
        before: Ids,
        after: Ids,
        *,
        shared: frozenset[str] = frozenset(),
        per: int = 100,
        overrides: Overrides | None = None,
    ) -> "Pattern":
        """Everything that was made between two moments."""
        made = {table: after[table] - before[table] for table in after}
        rows = {table: _rows(connection, table, found) for table, found in made.items() if found}
        own = frozenset().union(*made.values()) - shared
        return cls(rows, own, shared, per, overrides or {})

    def copy(self, connection: psycopg.Connection, first: int, last: int) -> int:
        """Write copies ``first`` up to and including ``last``; returns how many rows that made."""
        made = 0
        with connection.transaction():
            connection.execute("set local session_replication_role = replica")
            connection.execute("set local synchronous_commit = off")
            for table, rows in self.rows.items():
                for row in rows:
                    made += connection.execute(self._insert(table, row, first, last)).rowcount
        return made

    def _insert(self, table: str, row: Mapping[str, tuple[str, str | None]], first: int, last: int) -> sql.Composed:
        values = [self._value(table, row, column) for column in row]
        step = self.per if row["id"][1] in self.shared else 1
        query = "insert into {table} ({columns}) select {values} from generate_series({first}, {last}) n"
        if step > 1:
            query += f" where n % {step} = 0"
        return sql.SQL(query).format(
            table=sql.Identifier(table),
            columns=sql.SQL(", ").join(map(sql.Identifier, row)),
            values=sql.SQL(", ").join(values),
            first=sql.Literal(first),
            last=sql.Literal(last),
        )

    def _value(self, table: str, row: Mapping[str, tuple[str, str | None]], column: str) -> sql.Composable:
        kind, text = row[column]
        override = self.overrides.get((table, column))
        if override is not None:
            return sql.SQL(override.replace("{id}", str(row["id"][1])))
        if text is None:
            return sql.SQL("null")
        parts, end = [], 0
        for found in _ID.finditer(text):
            identifier = found.group()
            if identifier not in self.own and identifier not in self.shared:
                continue
            number = "n" if identifier in self.own else f"(n / {self.per} + 1073741824)"
            parts += [sql.Literal(text[end : found.start()]), sql.SQL(f"lpad(to_hex({number}), 8, '0')")]
            end = found.start() + 8
        if not parts:
            return sql.SQL("{}::" + kind).format(sql.Literal(text))
        joined = sql.SQL(" || ").join([*parts, sql.Literal(text[end:])])
        return sql.SQL("({})::" + kind).format(joined)


def nth(identifier: object, number: int) -> str:
    """The identifier that copy ``number`` has instead of this one."""
    return f"{number:08x}{str(identifier)[8:]}"


def nth_shared(identifier: object, number: int, per: int = 100) -> str:
    """The same for an identifier that ``per`` copies share."""
    return nth(identifier, number // per + 1073741824)


def _rows(connection: psycopg.Connection, table: str, wanted: set[str]) -> list[dict[str, tuple[str, str | None]]]:
    kinds = connection.execute(
        "select attname, format_type(atttypid, atttypmod) from pg_attribute"
        " where attrelid = %s::regclass and attnum > 0 and not attisdropped order by attnum",
        [table],
    ).fetchall()
    columns = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name, _ in kinds)
    query = sql.SQL("select {} from {} where id = any(%s::uuid[]) order by id").format(
        columns, sql.Identifier(table)
    )
    found = connection.execute(query, [sorted(wanted)]).fetchall()
    return [{name: (kind, text) for (name, kind), text in zip(kinds, row, strict=True)} for row in found]
