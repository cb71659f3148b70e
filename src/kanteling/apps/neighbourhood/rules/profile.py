"""The profieltaart: which figures make a part, how they are added up, and when we do not know.

Shape: Stads- en Wijkmonitor Nijmegen (profieltaart). The sum is ours and open: each figure is held against the same
figure elsewhere in the same year, as a number of times the usual spread (a z-score). A part is the plain mean of its
figures, a ring the mean of its parts, the centre the mean of the rings. What is unknown stays unknown: it is left out
of the mean, and with too little left there is no answer. Every part has a name of which there can be more or less; that
is no mark, and areas are never put in an order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from kanteling.foundation.words import Worded


class Ring(Worded):
    """The four parts of the middle ring."""

    LIVEABLE = "liveable", "Leefbaarheid"
    SOCIAL = "social", "Sociaal klimaat"
    SURROUNDINGS = "surroundings", "Woonomgeving"
    TAKING_PART = "taking_part", "Meedoen en zelf kunnen"


class Piece(Worded):
    """The parts of the outer ring."""

    CALM = "calm", "Rust"
    CLEAN = "clean", "Schoon en heel"
    SAFE = "safe", "Veilig"
    KNOWING = "knowing", "Elkaar kennen"
    HELPING = "helping", "Hulp van buren"
    TRUST = "trust", "Vertrouwen"
    GREEN = "green", "Groen en buiten"
    SHOPS = "shops", "Winkels en zorg dichtbij"
    TRANSPORT = "transport", "Bus, fiets en trein"
    WORK = "work", "Werk"
    VOLUNTEERS = "volunteers", "Vrijwilligers"
    MEANS = "means", "Rondkomen"


class Stand(Worded):
    """How much there is of something beside elsewhere."""

    LESS = "less", "minder dan gemiddeld"
    SAME = "same", "ongeveer gelijk"
    MORE = "more", "meer dan gemiddeld"
    UNKNOWN = "unknown", "niet bekend"


class Move(Worded):
    """What changed in the area itself."""

    UP = "up", "meer"
    LEVEL = "level", "gelijk"
    DOWN = "down", "minder"
    UNKNOWN = "unknown", "niet te zeggen"


SIGNS = {Stand.LESS: "−", Stand.SAME: "=", Stand.MORE: "+", Stand.UNKNOWN: "?"}

# Each figure with whether more of it is more of the part: +1, or -1 when more of it is less of the part.
PIECES: Mapping[Ring, Mapping[Piece, Mapping[str, int]]] = {
    Ring.LIVEABLE: {
        Piece.CALM: {"nuisance_share": -1, "liveable_calm": 1},
        Piece.CLEAN: {"litter_share": -1, "vandalism": -1},
        Piece.SAFE: {"unsafe_share": -1, "burglary": -1, "violence": -1},
    },
    Ring.SOCIAL: {
        Piece.KNOWING: {"neighbours_share": 1, "lonely_share": -1, "liveable_together": 1},
        Piece.HELPING: {"neighbour_help_share": 1, "carers_share": 1},
        Piece.TRUST: {"trust_share": 1},
    },
    Ring.SURROUNDINGS: {
        Piece.GREEN: {"green_share": 1, "liveable_outside": 1},
        Piece.SHOPS: {"to_shop": -1, "to_doctor": -1, "liveable_shops": 1},
        Piece.TRANSPORT: {"transport_share": 1, "to_station": -1},
    },
    Ring.TAKING_PART: {
        Piece.WORK: {"employment_share": 1},
        Piece.VOLUNTEERS: {"volunteers_share": 1},
        Piece.MEANS: {"income_low_share": -1, "making_ends_meet": -1, "below_minimum_share": -1},
    },
}
FIGURES = frozenset(code for pieces in PIECES.values() for figures in pieces.values() for code in figures)
RING_OF = {piece: ring for ring, pieces in PIECES.items() for piece in pieces}
_NEEDED = {Ring: 3, Piece: 2}
"""Of four rings three must be known, of the three pieces in a ring two: with half or less there is no whole."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The same figure elsewhere: its mean, its usual spread (standard deviation), and where that is."""

    mean: float
    spread: float
    areas: int
    where: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one figure adds: ``score`` in times the spread, or None; ``moved`` the same for what changed."""

    indicator: str
    direction: int
    number: float | None
    score: float | None
    moved: float | None


@dataclass(frozen=True, slots=True)
class Slice:
    """One part with its answer; ``shares`` is empty for a ring and for the centre."""

    stand: Stand
    move: Move
    score: float | None
    known: int
    of: int
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """From where a difference counts, in times the usual spread (rules/numbers.py)."""

    noticeable: float
    moved: float
    farthest: float


@dataclass(frozen=True, slots=True)
class Pie:
    """The whole: centre, four rings, and their pieces."""

    centre: Slice
    rings: Mapping[Ring, Slice]
    pieces: Mapping[Piece, Slice]


def bake(
    now: Mapping[str, float], before: Mapping[str, float], spreads: Mapping[str, Spread], bounds: Bounds
) -> Pie:
    """The pie from the known figures of now and of an earlier year. What is not in ``now`` is unknown."""
    pieces = {
        piece: _piece([_share(code, way, now, before, spreads, bounds) for code, way in figures.items()], bounds)
        for inside in PIECES.values()
        for piece, figures in inside.items()
    }
    rings = {
        ring: _whole([pieces[each] for each in inside], _NEEDED[Piece], bounds) for ring, inside in PIECES.items()
    }
    return Pie(_whole(list(rings.values()), _NEEDED[Ring], bounds), rings, pieces)


def _share(
    code: str,
    way: int,
    now: Mapping[str, float],
    before: Mapping[str, float],
    spreads: Mapping[str, Spread],
    bounds: Bounds,
) -> Share:
    number, spread, earlier = now.get(code), spreads.get(code), before.get(code)
    if number is None or spread is None or spread.spread <= 0:
        return Share(code, way, number, None, None)
    score = _held(way * (number - spread.mean) / spread.spread, bounds)
    # What changed is held against the spread of now: the area moved, not the country.
    moved = None if earlier is None else _held(way * (number - earlier) / spread.spread, bounds)
    return Share(code, way, number, score, moved)


def _held(score: float, bounds: Bounds) -> float:
    return max(-bounds.farthest, min(bounds.farthest, score))


def _piece(shares: Sequence[Share], bounds: Bounds) -> Slice:
    known = [share.score for share in shares if share.score is not None]
    moved = [share.moved for share in shares if share.moved is not None]
    score = fmean(known) if known else None
    move = moves(fmean(moved) if moved else None, bounds)
    return Slice(stands(score, bounds), move, score, len(known), len(shares), tuple(shares))


def _whole(parts: Sequence[Slice], needed: int, bounds: Bounds) -> Slice:
    known = [part.score for part in parts if part.score is not None]
    score = fmean(known) if len(known) >= needed else None
    return Slice(stands(score, bounds), _together(part.move for part in parts), score, len(known), len(parts))


def _together(moves_: Iterable[Move]) -> Move:
    """Up or down only when known parts do not pull both ways and most of them move."""
    known = [move for move in moves_ if move is not Move.UNKNOWN]
    if len(known) < 2:
        return Move.UNKNOWN
    up, down = known.count(Move.UP), known.count(Move.DOWN)
    if up > len(known) / 2 and not down:
        return Move.UP
    return Move.DOWN if down > len(known) / 2 and not up else Move.LEVEL


def stands(score: float | None, bounds: Bounds) -> Stand:
    """Less, about the same or more; unknown without a score."""
    if score is None:
        return Stand.UNKNOWN
    if abs(score) < bounds.noticeable:
        return Stand.SAME
    return Stand.MORE if score > 0 else Stand.LESS


def moves(moved: float | None, bounds: Bounds) -> Move:
    """Which way it went; unknown without an earlier year."""
    if moved is None:
        return Move.UNKNOWN
    if abs(moved) < bounds.moved:
        return Move.LEVEL
    return Move.UP if moved > 0 else Move.DOWN


def spread_of(pairs: Sequence[tuple[float, float]], where: str) -> Spread | None:
    """Mean and spread of numbers with a weight (how many people live there); None when all are the same."""
    weight = sum(many for _, many in pairs)
    if len(pairs) < 2 or weight <= 0:
        return None
    mean = sum(number * many for number, many in pairs) / weight
    spread = (sum(many * (number - mean) ** 2 for number, many in pairs) / weight) ** 0.5
    return Spread(mean, spread, len(pairs), where) if spread > 1e-9 else None


def whole_year(counts: Mapping[int, int]) -> int | None:
    """The newest year with at least half as much as the fullest one: a survey of one wijk is no new map, and no new pie."""
    most = max(counts.values(), default=0)
    return max((year for year, many in counts.items() if 2 * many >= most), default=None)


def earlier_year(years: Iterable[int], now: int, apart: int) -> int | None:
    """The last year at least ``apart`` years before ``now``; else the first before it; None without any."""
    before = sorted(year for year in years if year < now)
    far = [year for year in before if now - year >= apart]
    return far[-1] if far else next(iter(before), None)
