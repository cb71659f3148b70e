"""The pie as a template draws it: outlines from the geometry, words from the page."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext

from kanteling.apps.neighbourhood.queries.profile import ProfilePage, SliceView
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
from kanteling.apps.neighbourhood.rules.profile import Piece, Ring


@dataclass(frozen=True, slots=True)
class Drawn:
    """One part with its outline; ``lines`` is its name, broken."""

    part: SliceView
    arc: Arc
    lines: tuple[tuple[str, float], ...]


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
