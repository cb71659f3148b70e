"""Foreign keys that never cross a municipality.

A `Bond` is a foreign key whose database constraint is on (municipality, id) instead of on id alone, so that a row of
one municipality can never point at a row of another, whatever the code does.
"""

from typing import Any

from django.db import models


class Bond(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key within the municipality; the row it points at is never silently removed."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        options.setdefault("related_name", "+")
        super().__init__(to, on_delete, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("db_constraint", None)
        return name, path, args, options


def bonds_of(model: type[models.Model]) -> list[Bond]:
    """The bonds of this table."""
    return [field for field in model._meta.local_fields if isinstance(field, Bond)]


def bond_statements(cursor: Any, model: type[models.Model]) -> list[str]:
    """The SQL that this model's bonds still miss in the database."""
    lines: list[str] = []
    for field in bonds_of(model):
        table, target = model._meta.db_table, field.related_model._meta.db_table
        key, bond = f"{target}_within", f"{table}_{field.column}_bond"[:63]
        if not _exists(cursor, key) and f"add constraint {key} " not in " ".join(lines):
            lines.append(f"alter table {target} add constraint {key} unique (municipality_id, id)")
        if not _exists(cursor, bond):
            lines.append(
                f"alter table {table} add constraint {bond} foreign key (municipality_id, {field.column})"
                f" references {target} (municipality_id, id) deferrable initially immediate"
            )
    return lines


def _exists(cursor: Any, constraint: str) -> bool:
    cursor.execute("select 1 from pg_constraint where conname = %s", [constraint])
    return cursor.fetchone() is not None
