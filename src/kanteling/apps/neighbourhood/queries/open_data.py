"""A profile for others to use: rows with all that makes them readable on their own, and a description for machines.

The description follows CSV on the Web (W3C, tabular metadata) and names the data set in the words of DCAT.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Figure
from kanteling.apps.neighbourhood.queries.profile import Facts, facts_of, is_invented
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.profile import FIGURES, PIECES
from kanteling.apps.neighbourhood.rules.tables import harmless
from kanteling.foundation.actor import Actor

# Name of a column, its type in CSV on the Web, and what it holds.
COLUMNS = (
    ("code", "string", "CBS code of the area"),
    ("area", "string", "name of the area"),
    ("year", "gYear", "year of the figure"),
    ("ring", "string", "part of the middle ring"),
    ("piece", "string", "part of the outer ring"),
    ("indicator", "string", "code of the figure"),
    ("meaning", "string", "what is counted"),
    ("number", "decimal", "the figure; empty when it is not known, never zero instead"),
    ("gap", "string", "why there is no number: unknown or secret"),
    ("unit", "string", "in what it is counted"),
    ("kind", "string", "measured, sampled or estimated with a model"),
    ("direction", "integer", "1 when more of it is more of the part, -1 when it is less"),
    ("compared_with", "string", "of what area the mean and spread are"),
    ("mean", "decimal", "mean of the wijken there, by inhabitants"),
    ("spread", "decimal", "standard deviation of the wijken there, by inhabitants"),
    ("score", "decimal", "difference from the mean in times the spread, in the direction of the part"),
    ("stand", "string", "less, same, more or unknown: of the part as a whole, in the last year"),
    ("source", "string", "where the figure comes from"),
)


@dataclass(frozen=True, slots=True)
class OpenData:
    """A file and its description."""

    name: str
    csv: str
    described: dict[str, Any]


def open_data(actor: Actor, code: str, address: str = "") -> OpenData:
    """The profile of an area as open data; ``address`` is where the CSV is. Raises `NotForYou` as the page does."""
    facts = facts_of(actor, code)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([name for name, _, _ in COLUMNS])
    rows = [*_rows(facts), *_before(actor, facts)]
    out.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    name = f"profiel-{code}.csv"
    return OpenData(name, text.getvalue(), _described(facts, address or name, {row[-1] for row in rows if row[-1]}))


def _rows(facts: Facts) -> Iterator[tuple[Any, ...]]:
    for ring, pieces in PIECES.items():
        for piece in pieces:
            part = facts.pie.pieces[piece]
            for share in part.shares:
                meaning = INDICATORS[share.indicator]
                row = facts.rows.get((facts.here.code, facts.year or 0, share.indicator))
                spread = facts.spreads.get(share.indicator)
                yield (
                    facts.here.code,
                    facts.here.name,
                    facts.year or "",
                    ring.code,
                    piece.code,
                    share.indicator,
                    gettext(meaning.name),
                    "" if row is None or row.number is None else f"{row.number.normalize():f}",
                    row.gap if row else "unknown",
                    meaning.unit.code,
                    meaning.kind.code,
                    share.direction,
                    spread.where if spread else "",
                    round(spread.mean, 4) if spread else "",
                    round(spread.spread, 4) if spread else "",
                    "" if share.score is None else round(share.score, 3),
                    part.stand.code,
                    row.source if row else "",
                )


def _before(actor: Actor, facts: Facts) -> Iterator[tuple[Any, ...]]:
    """The years before, the last first: what they were held against then is not in the file."""
    found = Figure.objects.visible_to(actor).filter(code=facts.here.code, indicator__in=FIGURES)
    latest = found.order_by("-year", "indicator", "-arrival_id").distinct("year", "indicator")
    pieces = {
        what: (ring.code, piece.code, way)
        for ring, those in PIECES.items()
        for piece, figures in those.items()
        for what, way in figures.items()
    }
    for row in latest.exclude(year=facts.year).select_related("arrival"):
        meaning = INDICATORS[row.indicator]
        ring, piece, way = pieces[row.indicator]
        number = "" if row.number is None else f"{row.number.normalize():f}"
        yield (
            *(
                facts.here.code,
                facts.here.name,
                row.year,
                ring,
                piece,
                row.indicator,
                gettext(meaning.name),
                number,
            ),
            *(row.gap, meaning.unit.code, meaning.kind.code, way, "", "", "", "", "", row.arrival.source),
        )


def _described(facts: Facts, address: str, sources: set[str]) -> dict[str, Any]:
    invented = any(map(is_invented, sources))
    return {
        "@context": [
            "http://www.w3.org/ns/csvw",
            {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        ],
        "@type": "Table",
        "url": address,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "dct:type": "dcat:Dataset",
        "dct:title": gettext("Wijkprofiel van %(name)s") % {"name": facts.here.name},
        "dct:description": gettext("Een cijfer wijst ergens naar. Het legt niets uit. Meer is niet beter.")
        + (" " + gettext("Deels verzonnen voor de demo.") if invented else ""),
        "dct:spatial": facts.here.code,
        "dct:temporal": str(facts.year or ""),
        "dct:source": sorted(sources),
        "dcat:distribution": [
            {"@type": "dcat:Distribution", "dcat:mediaType": "text/csv", "dcat:downloadURL": address}
        ],
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": datatype, "dct:description": words, "null": ""}
                for name, datatype, words in COLUMNS
            ],
            "primaryKey": ["code", "year", "indicator"],
        },
    }
