"""Putting rows into the database: copied to a table of passage, then through the wall, only what is new or changed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection

from kanteling.apps.neighbourhood.models import Area, Figure, Indicator, Spread
from kanteling.apps.neighbourhood.rules import indicators
from kanteling.apps.neighbourhood.rules.levels import level_of, municipality_of, parent_of
from kanteling.apps.neighbourhood.rules.profile import FIGURES
from kanteling.apps.neighbourhood.rules.rows import AreaRow
from kanteling.apps.neighbourhood.rules.similar import TRAITS

_HELD_AGAINST = sorted(FIGURES | set(TRAITS))
_AREA = "neighbourhood_arriving_area (code, name, level, parent_code, municipality_code, lon, lat, outline)"
_FIGURE = "neighbourhood_arriving_figure (code, indicator, number, gap)"

# Ids that follow each other: the time and chance of the arrival, then a count. Random ones cost half of the work.
_ID = "(%(prefix)s || lpad(to_hex(row_number() over ()), 12, '0'))::uuid"
# A row with nothing but a code (``bare``) tells figures of an area, not the area: when we know that, it stays as it was.
# ``%(here)s`` is the municipality that brings, or null for the operator; both see what is for everybody.
_AREAS = f"""
with latest as (
  select distinct on (code) * from {Area._meta.db_table}
  where year = %(year)s and (municipality_id is null or municipality_id = %(here)s)
  order by code, arrival_id desc
), fresh as (
  select a.code, a.level, a.parent_code, a.municipality_code,
    a.name = '' and a.lon is null and a.outline = '' as bare,
    coalesce(nullif(a.name, ''), l.name, a.code) as name,
    coalesce(a.lon, l.lon) as lon, coalesce(a.lat, l.lat) as lat, coalesce(nullif(a.outline, ''), l.outline, '') as outline,
    l.code is not null and row(l.name, l.lon, l.lat, l.outline) is not distinct from row(
      coalesce(nullif(a.name, ''), l.name, a.code), coalesce(a.lon, l.lon), coalesce(a.lat, l.lat),
      coalesce(nullif(a.outline, ''), l.outline, '')) as same
  from neighbourhood_arriving_area a left join latest l on l.code = a.code
)
insert into {Area._meta.db_table}
  (id, municipality_id, code, year, level, name, parent_code, municipality_code, lon, lat, outline, arrival_id)
select {_ID}, %(here)s, code, %(year)s, level, name, parent_code, municipality_code, lon, lat, outline,
  %(arrival)s from fresh where not same and not (bare and code in (
    select code from {Area._meta.db_table} where municipality_id is null or municipality_id = %(here)s))
"""
_FIGURES = f"""
insert into {Figure._meta.db_table} (id, municipality_id, code, year, indicator, number, gap, arrival_id)
select {_ID}, %(here)s, a.code, %(year)s, a.indicator, a.number, a.gap, %(arrival)s
from neighbourhood_arriving_figure a left join (
  select distinct on (code, indicator) code, indicator, number, gap from {Figure._meta.db_table}
  where year = %(year)s and (municipality_id is null or municipality_id = %(here)s)
  order by code, indicator, arrival_id desc
) l on l.code = a.code and l.indicator = a.indicator
where l.code is null or row(l.number, l.gap) is distinct from row(a.number, a.gap)
"""
_INDICATORS = f"""
insert into {Indicator._meta.db_table} (id, municipality_id, code, name, unit, kind, theme, not_said, arrival_id)
select {_ID}, %(here)s, n.code, n.name, n.unit, n.kind, n.theme, n.not_said, %(arrival)s
from unnest(%(codes)s::text[], %(names)s::text[], %(units)s::text[], %(kinds)s::text[], %(themes)s::text[],
  %(not_said)s::text[]) as n (code, name, unit, kind, theme, not_said)
where not exists (
  select from {Indicator._meta.db_table} l where l.code = n.code
    and (l.municipality_id is null or l.municipality_id = %(here)s)
    and row(l.name, l.unit, l.kind, l.theme, l.not_said) = row(n.name, n.unit, n.kind, n.theme, n.not_said))
"""
# Mean and standard deviation over the wijken in this file; a wijk counts for how many people live there.
_SPREADS = f"""
insert into {Spread._meta.db_table} (id, municipality_id, indicator, year, mean, spread, areas, arrival_id)
select {_ID}, %(here)s, indicator, %(year)s, mean, sqrt(greatest(square - mean * mean, 0)), areas, %(arrival)s
from (
  select a.indicator, count(*) as areas,
    sum(a.number::float8 * coalesce(p.number, 1)::float8) / sum(coalesce(p.number, 1)::float8) as mean,
    sum(a.number::float8 * a.number::float8 * coalesce(p.number, 1)::float8)
      / sum(coalesce(p.number, 1)::float8) as square
  from neighbourhood_arriving_figure a
  left join neighbourhood_arriving_figure p on p.code = a.code and p.indicator = 'population' and p.number > 0
  where a.code like 'WK%%' and a.number is not null and a.indicator = any(%(of)s)
  group by a.indicator having count(*) >= %(least)s
) found
"""
# Nothing is known yet about how many rows passed: a plan that goes row by row could take hours.
_AT_ONCE = "select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)"
_AS_BEFORE = "reset enable_nestloop; reset work_mem"


def let_arrive(rows: Iterable[AreaRow], named: set[str]) -> None:
    """Copy rows to the tables of passage. ``named`` holds the areas that came before; it is added to."""
    rows = list(rows)
    with connection.cursor() as cursor:
        with cursor.copy(f"copy {_AREA} from stdin") as copy:
            for line in _area_lines(rows, named):
                copy.write_row(line)
        with cursor.copy(f"copy {_FIGURE} from stdin") as copy:
            for row in rows:
                for indicator, value in row.figures:
                    copy.write_row((row.code, indicator.code, value.number, value.gap.code if value.gap else ""))


def _area_lines(rows: Iterable[AreaRow], named: set[str]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        if row.code not in named:
            named.add(row.code)
            lon, lat = row.place or (None, None)
            outline = row.outline.as_text() if row.outline else ""
            level = level_of(row.code).code
            yield (row.code, row.name, level, parent_of(row.code), municipality_of(row.code), lon, lat, outline)


def take_in(here: UUID | None, arrival: UUID, year: int, least: int) -> tuple[int, int]:
    """Insert what is new or changed, and clear the passage; returns how many areas and figures came in.

    With ``least`` wijken or more in the file it is a country: how its figures lie is kept too.
    """
    who = {"here": here, "arrival": arrival, "year": year, "prefix": arrival.hex[:20]}
    with connection.cursor() as cursor:
        cursor.execute(_AT_ONCE)
        cursor.execute(_AREAS, who)
        areas = cursor.rowcount
        cursor.execute(_FIGURES, who)
        figures = cursor.rowcount
        if figures:
            cursor.execute(_SPREADS, who | {"least": least, "of": _HELD_AGAINST})
        cursor.execute(_AS_BEFORE)
        clear(cursor)
    return areas, figures


def clear(cursor: Any) -> None:
    """Leave the tables of passage empty."""
    cursor.execute("delete from neighbourhood_arriving_area")
    cursor.execute("delete from neighbourhood_arriving_figure")


@contextmanager
def line_comes_last() -> Iterator[None]:
    """Let rows name an arrival that is written after them, when it is known how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all deferred")
        yield
        cursor.execute("set constraints all immediate")


def define(here: UUID | None, arrival: UUID, used: Mapping[str, indicators.Indicator]) -> int:
    """Keep what each figure means, unless it is kept already; returns how many meanings are new."""
    each = list(used.values())
    columns: dict[str, Any] = {
        "codes": [one.code for one in each],
        "names": [one.name for one in each],
        "units": [one.unit.code for one in each],
        "kinds": [one.kind.code for one in each],
        "themes": [one.theme.code for one in each],
        "not_said": [one.not_said for one in each],
    }
    with connection.cursor() as cursor:
        cursor.execute(_INDICATORS, columns | {"here": here, "arrival": arrival, "prefix": arrival.hex[:20]})
        return int(cursor.rowcount)
