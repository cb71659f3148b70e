"""The profile of one area: the pie, what each part is made of, what changed, and what people say."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, Figure, Quote
from kanteling.apps.neighbourhood.models import Spread as SpreadRow
from kanteling.apps.neighbourhood.queries import areas, published
from kanteling.apps.neighbourhood.queries.areas import AreaView
from kanteling.apps.neighbourhood.queries.figures import written
from kanteling.apps.neighbourhood.queries.trends import Row, Trend, trends_of
from kanteling.apps.neighbourhood.rules import levels, numbers
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, Kind
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.profile import (
    FIGURES,
    PIECES,
    SIGNS,
    Bounds,
    Move,
    Pie,
    Piece,
    Ring,
    Slice,
    Spread,
    bake,
    earlier_year,
    spread_of,
    whole_year,
)
from kanteling.apps.neighbourhood.rules.voices import ASSETS, Telling, Voice
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock

_QUOTES = 60
_ARROWS = {Move.UP.code: "↗", Move.DOWN.code: "↘", Move.LEVEL.code: "→"}
_NUMBERS = {piece.code: at for at, piece in enumerate(Piece, start=1)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known for one pie: figures of now and before, what they are held against, and the rows behind them."""

    here: Any
    around: tuple[Any, ...]
    year: int | None
    before: int | None
    years: tuple[int, ...]
    rows: Mapping[tuple[str, int, str], Row]
    spreads: Mapping[str, Spread]
    pie: Pie


@dataclass(frozen=True, slots=True)
class SliceView:
    """One part as it is read: in words, and with its sign."""

    code: str
    name: str
    sign: str
    stand: str
    words: str
    move: str
    moved: str
    known: int
    of: int
    kinds: str
    number: int = 0

    @property
    def some(self) -> bool:
        """Whether a part of its figures is known, and not all."""
        return 0 < self.known < self.of

    @property
    def arrow(self) -> str:
        """Up, down or level; empty when there is nothing to hold it against."""
        return _ARROWS.get(self.move, "")


@dataclass(frozen=True, slots=True)
class RingView:
    """A ring with its pieces."""

    whole: SliceView
    pieces: tuple[SliceView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words beside the figures."""

    id: Any
    words: str
    voice: str
    telling: str
    place: str
    theme: str
    seen_on: Any


@dataclass(frozen=True, slots=True)
class Mattering:
    """A figure that residents chose, and by how many."""

    indicator: str
    name: str
    value: str
    people: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What residents chose as it was published over a quarter (``when``), and the day of the next publication."""

    chosen: tuple[Mattering, ...]
    when: str
    next: date


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Everything on the page of a profile."""

    area: AreaView
    inside: str
    people: str
    year: int | None
    before: int | None
    held_against: tuple[str, ...]
    centre: SliceView
    rings: tuple[RingView, ...]
    quotes: tuple[QuoteView, ...]
    assets: tuple[tuple[str, tuple[QuoteView, ...]], ...]
    matter: Matter
    sources: tuple[str, ...]
    invented: bool
    unknown: int
    around: tuple[AreaView, ...]
    trend: Trend | None
    trends: tuple[tuple[str, str], ...]

    @property
    def changes(self) -> tuple[SliceView, ...]:
        """The parts that went up or down."""
        found = [piece for ring in self.rings for piece in ring.pieces]
        return tuple(piece for piece in found if piece.move in (Move.UP.code, Move.DOWN.code))


def facts_of(actor: Actor, code: str) -> Facts:
    """What is known for the pie of one area. Raises `NotForYou` when the area is not known."""
    if not areas.is_code(code):
        raise NotForYou
    codes = (code, *levels.around(code))
    rows = {
        row.code: row
        for row in areas.newest(Area.objects.visible_to(actor).filter(code__in=codes).defer("outline"))
    }
    if code not in rows:
        raise NotForYou
    counts = _years(actor, code)
    year = whole_year(counts)
    years = sorted((each for each in counts if year and each <= year), reverse=True)
    today = clock.today()
    before = earlier_year(years, year, numbers.TREND_YEARS.on(today)) if year else None
    found = _figures(actor, code, [each for each in (year, before) if each])
    known = {key: float(row.number) for key, row in found.items() if row.number is not None}
    spreads = _spreads(actor, code, year, rows.get(levels.municipality_of(code))) if year else {}
    now = {what: known[code, year, what] for what in FIGURES if year and (code, year, what) in known}
    then = {what: known[code, before, what] for what in FIGURES if before and (code, before, what) in known}
    around = tuple(rows[each] for each in levels.around(code) if each in rows)
    pie = bake(now, then, spreads, bounds())
    return Facts(rows[code], around, year, before, tuple(years), found, spreads, pie)


def bounds() -> Bounds:
    """From where a difference counts, today."""
    today = clock.today()
    return Bounds(
        numbers.NOTICEABLE.on(today) / 100, numbers.MOVED.on(today) / 100, numbers.FARTHEST.on(today) / 100
    )


def _years(actor: Actor, code: str) -> dict[int, int]:
    """How many figures of the pie are known in each year."""
    found = Figure.objects.visible_to(actor).filter(code=code, indicator__in=FIGURES, number__isnull=False)
    counted = found.order_by().values_list("year").annotate(many=Count("indicator", distinct=True))
    return dict(counted)


def _figures(actor: Actor, code: str, years: Sequence[int]) -> dict[tuple[str, int, str], Row]:
    """The last word on each figure of the area and of what lies around it."""
    if not years:
        return {}
    codes = (code, *levels.around(code))
    wanted = Figure.objects.visible_to(actor).filter(
        code__in=codes, year__in=years, indicator__in=[*FIGURES, "population"]
    )
    latest = (
        wanted.order_by("code", "year", "indicator", "-arrival_id")
        .distinct("code", "year", "indicator")
        .values_list("code", "year", "indicator", "number", "gap", "arrival__source")
    )
    return {(found[0], found[1], found[2]): Row(*found) for found in latest}


def _spreads(actor: Actor, code: str, year: int, gemeente: Any) -> dict[str, Spread]:
    """How the figures lie over the country; where that is not known, over the wijken of the gemeente."""
    found = SpreadRow.objects.visible_to(actor).filter(year=year, indicator__in=FIGURES)
    latest = found.order_by("indicator", "-arrival_id").distinct("indicator")
    country = {
        what: Spread(mean, spread, many, gettext("Nederland"))
        for what, mean, spread, many in latest.values_list("indicator", "mean", "spread", "areas")
    }
    if gemeente is None or code == gemeente.code or not FIGURES - set(country):
        return country
    return country | _in_town(actor, gemeente, year, FIGURES - set(country))


def _in_town(actor: Actor, gemeente: Any, year: int, missing: Set[str]) -> dict[str, Spread]:
    """How figures lie over the wijken of a gemeente, when there are enough of those. One query."""
    wijken = Area.objects.visible_to(actor).filter(municipality_code=gemeente.code, level=Level.DISTRICT.code)
    latest = (
        Figure.objects.visible_to(actor)
        .filter(code__in=wijken.values("code"), year=year, indicator__in=[*missing, "population"])
        .order_by("code", "indicator", "-arrival_id")
        .distinct("code", "indicator")
        .values_list("code", "indicator", "number")
    )
    known = {(code, what): float(number) for code, what, number in latest if number is not None}
    pairs: dict[str, list[tuple[float, float]]] = {}
    for (code, what), number in known.items():
        pairs.setdefault(what, []).append((number, known.get((code, "population"), 1.0)))
    enough = numbers.TOWN_AREAS.on(clock.today())
    found = {what: spread_of(those, gemeente.name) for what, those in pairs.items() if len(those) >= enough}
    return {what: spread for what, spread in found.items() if what in missing and spread is not None}


def profile_page(actor: Actor, code: str, indicator: str = "") -> ProfilePage:
    """The page of a profile, with one figure through the years. Raises `NotForYou` when the area is not known."""
    facts = facts_of(actor, code)
    known = [what for what in INDICATORS if what in FIGURES and (code, facts.year, what) in facts.rows]
    chosen = indicator if indicator in known else _first_to_show(facts, known)
    trend = trends_of(actor, (facts.here, *facts.around), [chosen]).get(chosen) if chosen else None
    quotes = quotes_of(actor, code)
    used = [row for (where, _, _), row in facts.rows.items() if where == code]
    sources = sorted({row.source for row in used})
    return ProfilePage(
        area=areas.view(facts.here),
        inside=facts.around[0].name if facts.around else "",
        people=_people(facts),
        year=facts.year,
        before=facts.before,
        held_against=tuple(sorted({spread.where for spread in facts.spreads.values()})),
        centre=view(facts, "", facts.here.name, facts.pie.centre),
        rings=tuple(ring_views(facts)),
        quotes=tuple(quote for quote in quotes if Telling(quote.telling) not in ASSETS),
        assets=_assets(quotes),
        matter=matter(actor, facts),
        sources=tuple(sources),
        invented=any(is_invented(source) for source in sources),
        unknown=sum(piece.stand.code == "unknown" for piece in facts.pie.pieces.values()),
        around=tuple(areas.view(row) for row in facts.around),
        trend=trend,
        trends=tuple((what, gettext(INDICATORS[what].name)) for what in known),
    )


def _first_to_show(facts: Facts, known: Sequence[str]) -> str:
    """The figure whose years stand there when nobody chose: of a part that changed, else the first."""
    for slice_ in facts.pie.pieces.values():
        if slice_.move in (Move.UP, Move.DOWN):
            return next((share.indicator for share in slice_.shares if share.indicator in known), "")
    return next(iter(known), "")


def is_invented(source: str) -> bool:
    """Whether a source says of itself that it was made up for a demo."""
    return source.lower().startswith("verzonnen")


def _people(facts: Facts) -> str:
    row = facts.rows.get((facts.here.code, facts.year, "population")) if facts.year else None
    if row is None or row.number is None:
        return ""
    return written(row.number, row.gap, INDICATORS["population"].unit)


def ring_views(facts: Facts) -> Iterable[RingView]:
    """The four rings in their order, each with its pieces."""
    for ring in Ring:
        pieces = tuple(view(facts, piece.code, piece.dutch, facts.pie.pieces[piece]) for piece in PIECES[ring])
        yield RingView(view(facts, ring.code, ring.dutch, facts.pie.rings[ring]), pieces)


def view(facts: Facts, code: str, name: str, part: Slice) -> SliceView:
    """One part in words."""
    kinds = {kind_of(facts, share.indicator) for share in part.shares if share.number is not None}
    order = [kind for kind in Kind if kind in kinds]
    return SliceView(
        code=code,
        name=gettext(name) if code else name,
        sign=SIGNS[part.stand],
        stand=part.stand.code,
        words=gettext(part.stand.dutch),
        move=part.move.code,
        moved=gettext(part.move.dutch),
        known=part.known,
        of=part.of,
        kinds=", ".join(gettext(kind.dutch) for kind in order),
        number=_NUMBERS.get(code, 0),
    )


def kind_of(facts: Facts, indicator: str) -> Kind:
    """How a figure came about."""
    return INDICATORS[indicator].kind


def quotes_of(actor: Actor, code: str, piece: Piece | None = None) -> tuple[QuoteView, ...]:
    """What people said and saw in an area, the last day first."""
    rows = Quote.objects.visible_to(actor).filter(code=code)
    if piece is not None:
        rows = rows.filter(piece=piece.code)
    return tuple(
        QuoteView(
            id=row.pk,
            words=row.words,
            voice=gettext(Voice(row.voice).dutch),
            telling=row.telling,
            place=row.place,
            theme=gettext(Piece(row.piece).dutch) if row.piece else "",
            seen_on=row.seen_on,
        )
        for row in rows.order_by("-seen_on", "-id")[:_QUOTES]
    )


def _assets(quotes: Sequence[QuoteView]) -> tuple[tuple[str, tuple[QuoteView, ...]], ...]:
    found = [(gettext(kind.dutch), tuple(q for q in quotes if q.telling == kind.code)) for kind in ASSETS]
    return tuple((name, those) for name, those in found if those)


def matter(actor: Actor, facts: Facts) -> Matter:
    """The figures that residents chose, most chosen first: only what was published, never who chose since."""
    when, chosen = published.chosen_in(actor, facts.here.code)
    found = tuple(
        Mattering(
            one.indicator,
            gettext(INDICATORS[one.indicator].name),
            value_of(facts, one.indicator),
            gettext("ongeveer %(many)s mensen kozen dit") % {"many": one.people},
        )
        for one in chosen[:5]
    )
    return Matter(found, when, published.next_day())


def value_of(facts: Facts, indicator: str) -> str:
    """A figure of now as it is read; empty when it was never brought in."""
    row = facts.rows.get((facts.here.code, facts.year, indicator)) if facts.year else None
    return written(row.number, row.gap, INDICATORS[indicator].unit) if row else ""
