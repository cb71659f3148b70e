"""`neighbourhood` for machines: areas and figures, as JSON and as CSV."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from kanteling.apps.neighbourhood.queries.areas import AreaView, area_of
from kanteling.apps.neighbourhood.queries.lists import FigureRow, areas_after, figures_of, figures_within
from kanteling.apps.neighbourhood.queries.profile import SliceView, profile_page
from kanteling.apps.neighbourhood.rules.tables import harmless
from kanteling.foundation.actor import Actor

router = Router(tags=["neighbourhood"])
_MOST = 1000
_HEADS = ("code", "name", "year", "indicator", "meaning", "number", "gap", "unit", "kind", "source")


class AreaOut(Schema):
    """One area in one year."""

    code: str
    name: str
    level: str
    year: int
    parent: str


class AreasOut(Schema):
    """A page of areas; ``after`` is where the next begins, empty at the end."""

    areas: list[AreaOut]
    after: str


class FigureOut(Schema):
    """One figure; ``number`` is null when ``gap`` says why it is not known."""

    code: str
    name: str
    year: int
    indicator: str
    meaning: str
    number: Decimal | None
    gap: str
    unit: str
    kind: str
    source: str


class PartOut(Schema):
    """One part of a profile: ``stand`` less, same, more or unknown; ``move`` up, level, down or unknown."""

    code: str
    name: str
    stand: str
    move: str
    known: int
    of: int


class QuoteOut(Schema):
    """Words of people beside the figures."""

    words: str
    voice: str
    telling: str
    place: str
    theme: str
    seen_on: date


class ProfileOut(Schema):
    """The profile of one area."""

    code: str
    name: str
    year: int | None
    before: int | None
    compared_with: list[str]
    centre: PartOut
    rings: list[PartOut]
    pieces: list[PartOut]
    quotes: list[QuoteOut]
    sources: list[str]


def _part(view: SliceView) -> PartOut:
    return PartOut(code=view.code, name=view.name, stand=view.stand, move=view.move, known=view.known, of=view.of)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


def _area(view: AreaView) -> AreaOut:
    return AreaOut(code=view.code, name=view.name, level=view.level.code, year=view.year, parent=view.parent_code)


def _figure(row: FigureRow) -> FigureOut:
    return FigureOut(
        code=row.code,
        name=row.name,
        year=row.year,
        indicator=row.indicator,
        meaning=row.meaning,
        number=row.number,
        gap=row.gap,
        unit=row.unit,
        kind=row.kind,
        source=row.source,
    )


@router.get("/areas", response=AreasOut, summary="Gebieden, op code")
def areas(
    request: HttpRequest,
    level: str = "",
    within: str = "",
    after: str = "",
    limit: int = 100,
) -> AreasOut:
    """Areas in order of code. ``level``: country, municipality, district, quarter, postcode; ``within``: GM code."""
    limit = max(1, min(limit, _MOST))
    found = areas_after(_actor(request), level=level, within=within, after=after, most=limit + 1)
    more = found[limit - 1].code if len(found) > limit else ""
    return AreasOut(areas=[_area(view) for view in found[:limit]], after=more)


@router.get("/areas/{code}", response=AreaOut, summary="Eén gebied")
def area(request: HttpRequest, code: str) -> AreaOut:
    """The last known form of one area."""
    return _area(area_of(_actor(request), code))


@router.get("/areas/{code}/figures", response=list[FigureOut], summary="Cijfers van één gebied")
def figures(request: HttpRequest, code: str, year: int | None = None) -> list[FigureOut]:
    """All figures of one area, of every year or of one."""
    return [_figure(row) for row in figures_of(_actor(request), code, year)]


@router.get("/areas/{code}/profile", response=ProfileOut, summary="Wijkprofiel van één gebied")
def profile(request: HttpRequest, code: str) -> ProfileOut:
    """The pie of an area with what people say; figures signal, they do not explain."""
    page = profile_page(_actor(request), code)
    return ProfileOut(
        code=page.area.code,
        name=page.area.name,
        year=page.year,
        before=page.before,
        compared_with=list(page.held_against),
        centre=_part(page.centre),
        rings=[_part(ring.whole) for ring in page.rings],
        pieces=[_part(piece) for ring in page.rings for piece in ring.pieces],
        quotes=[
            QuoteOut(
                words=one.words,
                voice=one.voice,
                telling=one.telling,
                place=one.place,
                theme=one.theme,
                seen_on=one.seen_on,
            )
            for one in page.quotes
        ],
        sources=list(page.sources),
    )


@router.get("/figures.csv", summary="Cijfers van een gemeente als CSV")
def figures_csv(request: HttpRequest, within: str, year: int, level: str = "district") -> HttpResponse:
    """Figures of all areas of one level within a gemeente in one year. Names that look like a formula are defused."""
    text = io.StringIO()
    text.write("\ufeff")
    out = csv.writer(text)
    out.writerow(_HEADS)
    out.writerows(_lines(figures_within(_actor(request), within, level, year)))
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="cijfers.csv"'
    return answer


def _lines(rows: list[FigureRow]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        number = "" if row.number is None else f"{row.number.normalize():f}"
        words = (row.code, row.name, row.year, row.indicator, row.meaning)
        last = (row.gap, row.unit, row.kind, row.source)
        yield (
            *(harmless(each) if isinstance(each, str) else each for each in words),
            number,
            *(harmless(each) for each in last),
        )
