"""Where the wijken and buurten lie: for maps and for who looks for something close by."""

import json
from typing import Any

from kanteling.apps.neighbourhood.models import Area
from kanteling.apps.neighbourhood.queries.areas import OwnCode, newest, of_last_year
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.outlines import Outline
from kanteling.foundation.actor import Actor
from kanteling.platform.areas import AreaHere

_WITHIN = (Level.DISTRICT.code, Level.QUARTER.code)


def areas_here(actor: Actor) -> tuple[AreaHere, ...]:
    """Every wijk and buurt of the own municipality with a point, in order of code. One query."""
    return tuple(AreaHere(row.code, row.name, row.parent_code, _point(row)) for row in _rows(actor))


def outlines_here(actor: Actor) -> dict[str, Any]:
    """The outlines of the wijken as a GeoJSON FeatureCollection; only areas that have one. One query."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": row.code, "name": row.name},
                "geometry": {"type": "MultiPolygon", "coordinates": json.loads(row.outline)},
            }
            for row in _rows(actor)
            if row.outline and row.level == Level.DISTRICT.code
        ],
    }


def _rows(actor: Actor) -> list[Any]:
    found = Area.objects.visible_to(actor).filter(municipality_code=OwnCode(), level__in=_WITHIN)
    return of_last_year(newest(found))


def _point(row: Any) -> tuple[float, float] | None:
    if row.lon is not None:
        return (row.lon, row.lat)
    return Outline.from_text(row.outline).centre if row.outline else None
