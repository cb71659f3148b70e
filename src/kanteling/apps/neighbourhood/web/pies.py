"""The pie as a template draws it: outlines from the geometry, words from the page."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from kanteling.apps.neighbourhood.queries.areas import AreaView
from kanteling.apps.neighbourhood.queries.profile import ProfilePage, RingView, SliceView
from kanteling.apps.neighbourhood.rules.pie import (
    BROKEN,
    CENTRE,
    HEIGHT,
    WIDTH,
    Arc,
    Shapes,
    shapes,
    words_on_lines,
)
from kanteling.apps.neighbourhood.rules.profile import SIGNS, Move, Piece, Ring, Stand

_ACROSS = (0, 182, 328, 494)
"""Where the signs of the key stand on paper."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One part with its outline; ``lines`` is its name, broken."""

    part: SliceView
    arc: Arc
    lines: tuple[tuple[str, float], ...]

    @property
    def moves(self) -> bool:
        """Whether an arrow stands beside its sign."""
        return self.part.move in (Move.UP.code, Move.DOWN.code)


@dataclass(frozen=True, slots=True)
class Cake:
    """All that the drawing needs. ``hub`` is the radius of the centre."""

    width: int
    height: int
    x: float
    y: float
    code: str
    hub: float
    centre: SliceView
    centre_lines: tuple[tuple[str, float], ...]
    rings: tuple[Drawn, ...]
    pieces: tuple[Drawn, ...]

    @property
    def pieces_in_order(self) -> list[SliceView]:
        """The pieces by the number that stands in the small drawing."""
        return sorted((piece.part for piece in self.pieces), key=lambda part: part.number)

    @property
    def full(self) -> int:
        """The height with the key below it, on paper."""
        return self.height + 30

    @property
    def key(self) -> tuple[tuple[str, str, str, int], ...]:
        """What each sign means, and where it stands below the drawing: on paper there is nothing beside it."""
        words = (
            (Stand.LESS, gettext("minder dan gemiddeld")),
            (Stand.SAME, gettext("ongeveer gelijk")),
            (Stand.MORE, gettext("meer dan gemiddeld")),
            (Stand.UNKNOWN, gettext("niet bekend")),
        )
        return tuple((one.code, SIGNS[one], said, 6 + at) for (one, said), at in zip(words, _ACROSS, strict=True))


@cache
def _shapes() -> Shapes:
    return shapes()


def cake(page: ProfilePage) -> Cake:
    """The pie of a page."""
    lines = _shapes()
    rings = [
        Drawn(
            ring.whole, lines.rings[Ring(ring.whole.code)], _stacked(gettext(BROKEN[Ring(ring.whole.code)]), 10, 17)
        )
        for ring in page.rings
    ]
    pieces = [
        Drawn(part, lines.pieces[Piece(part.code)], _outward(part.name, lines.pieces[Piece(part.code)]))
        for ring in page.rings
        for part in ring.pieces
    ]
    return Cake(
        width=WIDTH,
        height=HEIGHT,
        x=CENTRE[0],
        y=CENTRE[1],
        code=page.area.code,
        hub=lines.hub,
        centre=page.centre,
        centre_lines=_stacked(page.centre.name, 12, 17),
        rings=tuple(rings),
        pieces=tuple(pieces),
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the pie and its table are made of. The same sheet is drawn once per language and kept: it is about nobody."""

    cake: Cake
    area: AreaView
    compared: str
    before: int | None
    centre: SliceView
    rings: tuple[RingView, ...]
    sources: tuple[str, ...]
    unknown: int


def sheets(page: ProfilePage, compared: str) -> dict[str, str]:
    """The drawn pie and its table, for the template."""
    if page.year is None:
        return {}
    sheet = Sheet(cake(page), page.area, compared, page.before, page.centre, page.rings, page.sources, page.unknown)
    language = get_language() or ""
    return {"pie": _drawn("pie_sheet", sheet, language), "pie_table": _drawn("pie_table", sheet, language)}


@lru_cache(maxsize=256)
def _drawn(name: str, sheet: Sheet, language: str) -> SafeString:
    return render_to_string(
        f"neighbourhood/{name}.html", {"page": sheet, "cake": sheet.cake, "compared": sheet.compared}
    )


def _outward(words: str, arc: Arc) -> tuple[tuple[str, float], ...]:
    """A name beside the pie; at the top and the bottom its lines go away from the pie."""
    lines = _stacked(words, 15, 18)
    room = (len(lines) - 1) * 9 * (arc.words_y - CENTRE[1]) / 200
    return tuple((line, round(down + room, 1)) for line, down in lines)


def _stacked(words: str, most: int, height: int) -> tuple[tuple[str, float], ...]:
    """Lines with how far each stands below the middle of them all."""
    lines = words_on_lines(words, most)
    top = -(len(lines) - 1) * height / 2
    return tuple((line, top + at * height) for at, line in enumerate(lines))
