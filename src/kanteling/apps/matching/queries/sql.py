"""Rows of the functions that leave out whose it is (migration 0002)."""

from typing import Any

from django.db import connection


def rows(statement: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
    """Each row by column. Only for the functions of this app, which look themselves who asks."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or [])
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
