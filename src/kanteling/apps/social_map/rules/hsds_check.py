"""Whether rows say what HSDS 3 asks for: required fields, kinds of values, codes. Each fault by table, row and field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.rules.hsds_facts import TABLES, Field
from kanteling.apps.social_map.rules.hsds_tables import Tables
from kanteling.apps.social_map.rules.reasons import RowReason, Wrong

_HEAVY = 200_000
_SURROGATE = re.compile("[\ud800-\udfff]")


def faults(tables: Tables) -> Iterator[Wrong]:
    """What is wrong in any row. Fields that HSDS does not know are welcome."""
    for name, rows in tables.items():
        fields = TABLES[name].plain()
        for line, row in enumerate(rows.values(), 1):
            for field in fields:
                reason = _fault(field, row.get(field.name))
                if reason is not None:
                    yield Wrong(line, reason, f"{name}.{field.name}", str(row.get(field.name) or "")[:100])
            yield from _unheard(name, line, row)


def _fault(field: Field, value: Any) -> RowReason | None:
    if value is None:
        return RowReason.MISSING if field.required else None
    if field.kind == "number":
        return None if isinstance(value, int | float) and not isinstance(value, bool) else RowReason.ODD_VALUE
    if not isinstance(value, str):
        return RowReason.ODD_VALUE
    if field.codes and value not in field.codes:
        return RowReason.ODD_CODE
    if field.name == "id" and not _is_uuid(value):
        return RowReason.ODD_ID
    return None


def _is_uuid(value: str) -> bool:
    try:
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False


def _unheard(name: str, line: int, row: Mapping[str, Any]) -> Iterator[Wrong]:
    """Signs and numbers that no database keeps."""
    for field, value in row.items():
        if not _keepable(value) or not _keepable(field):
            yield Wrong(line, RowReason.ODD_VALUE, f"{name}.{field!r}"[:100])


def _keepable(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" not in value and len(value) <= _HEAVY and not _SURROGATE.search(value)
    if isinstance(value, float):
        return value == value and abs(value) != float("inf")
    if isinstance(value, int):
        return abs(value) < 10**30
    if isinstance(value, Mapping):
        return all(_keepable(key) and _keepable(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(_keepable, value))
    return True
