"""The profieltaart as lines: where each part lies, and where its words stand. Pure geometry, no colours."""

import math
from dataclasses import dataclass

from kanteling.apps.neighbourhood.rules.profile import PIECES, Piece, Ring
from kanteling.foundation.words import Dutch

WIDTH, HEIGHT = 620, 470
CENTRE = (310.0, 235.0)
_HUB, _INNER, _MIDDLE, _OUTER, _RIM = 62.0, 66.0, 140.0, 146.0, 198.0
_WORDS_AT = 210.0
# Clockwise from the top: social climate, surroundings, taking part, liveability; as in the city monitor.
ORDER = (Ring.SOCIAL, Ring.SURROUNDINGS, Ring.TAKING_PART, Ring.LIVEABLE)

BROKEN: dict[Ring, Dutch] = {
    Ring.LIVEABLE: "Leefbaar- heid",
    Ring.SOCIAL: "Sociaal klimaat",
    Ring.SURROUNDINGS: "Woon- omgeving",
    Ring.TAKING_PART: "Meedoen",
}
"""The names as they fit in a quarter, with a space where a line ends."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One part: its outline, where its sign stands, and where its name begins (``anchor`` as in SVG)."""

    path: str
    x: float
    y: float
    words_x: float
    words_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """Everything that is drawn."""

    hub: float
    rings: dict[Ring, Arc]
    pieces: dict[Piece, Arc]


def _at(radius: float, turn: float) -> tuple[float, float]:
    """The point at ``radius`` and ``turn`` (in degrees, clockwise from the top)."""
    angle = math.radians(turn - 90)
    return round(CENTRE[0] + radius * math.cos(angle), 1), round(CENTRE[1] + radius * math.sin(angle), 1)


def _arc(inner: float, outer: float, start: float, end: float) -> Arc:
    large = int(end - start > 180)
    (ax, ay), (bx, by) = _at(outer, start), _at(outer, end)
    (cx, cy), (dx, dy) = _at(inner, end), _at(inner, start)
    path = (
        f"M{ax:g} {ay:g}A{outer:g} {outer:g} 0 {large} 1 {bx:g} {by:g}"
        f"L{cx:g} {cy:g}A{inner:g} {inner:g} 0 {large} 0 {dx:g} {dy:g}Z"
    )
    middle = (start + end) / 2
    x, y = _at((inner + outer) / 2, middle)
    words_x, words_y = _at(_WORDS_AT, middle)
    return Arc(path, x, y, words_x, words_y, _anchor(middle))


def _anchor(turn: float) -> str:
    return "start" if turn < 180 else "end"


def shapes() -> Shapes:
    """The pie with its four rings and their pieces."""
    rings, pieces = {}, {}
    for at, ring in enumerate(ORDER):
        start = 90.0 * at
        rings[ring] = _arc(_INNER, _MIDDLE, start, start + 90)
        inside = list(PIECES[ring])
        wide = 90 / len(inside)
        for number, piece in enumerate(inside):
            pieces[piece] = _arc(_OUTER, _RIM, start + number * wide, start + (number + 1) * wide)
    return Shapes(_HUB, rings, pieces)


def words_on_lines(words: str, most: int = 12) -> tuple[str, ...]:
    """A name broken at its spaces into lines of about ``most`` letters."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
