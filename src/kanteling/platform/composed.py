"""Statements that Django composes once per process and that are asked again and again with other values.

Composing a statement with many parts from a queryset takes longer than running it: 6 ms against 0.4 ms for a proposal
with all that was said about it. So the few that stand on every page are composed once, with marks where the values
go. Both walls stand: row-level security counts as always, and each row is held against the same declared wall.
"""

import json
from collections.abc import Callable
from functools import cached_property
from inspect import signature
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from kanteling.foundation.actor import Actor
from kanteling.foundation.walls import Wall

_JSON = frozenset({114, 199, 3802, 3807})
"""The types json, json[], jsonb and jsonb[] by their numbers in PostgreSQL (pg_type.dat)."""


class Composed:
    """``compose`` makes a queryset from identifiers, by name; the first is always the municipality, ``here``.

    Its rows come back as plain values by column, with ``pk``; no model, so nothing is fetched later by accident.
    """

    def __init__(self, compose: Callable[..., QuerySet[Any]]) -> None:
        self._compose = compose
        self._marks = {UUID(int=place): name for place, name in enumerate(signature(compose).parameters, start=1)}

    @cached_property
    def _statement(self) -> tuple[str, tuple[Any, ...], Wall]:
        rows = self._compose(**{name: mark for mark, name in self._marks.items()})
        sql, values = rows.query.sql_with_params()
        return sql, tuple(values), rows.model.wall

    def ask(self, actor: Actor, **values: UUID) -> list[Any]:
        """The rows with these values that ``actor`` may read. One statement."""
        sql, params, wall = self._statement
        given = values | {"here": actor.municipality}
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._value(each, given) for each in params])
            columns = [(column.name, column.type_code in _JSON) for column in cursor.description]
            rows = [_row(columns, found) for found in cursor.fetchall()]
        return [row for row in rows if wall.read.holds(actor, vars(row))]

    def _value(self, param: Any, given: dict[str, UUID]) -> Any:
        name = self._marks.get(param) if isinstance(param, UUID) else None
        return param if name is None else given[name]


def _row(columns: list[tuple[str, bool]], found: tuple[Any, ...]) -> Any:
    row = SimpleNamespace(
        **{
            name: _loaded(value) if is_json else value
            for (name, is_json), value in zip(columns, found, strict=True)
        }
    )
    row.pk = row.id
    return row


def _loaded(value: Any) -> Any:
    if isinstance(value, list):
        return [_loaded(each) for each in value]
    return json.loads(value) if isinstance(value, str) else value
