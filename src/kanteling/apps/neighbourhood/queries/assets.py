"""What there already is in a neighbourhood (ABCD): talents as counts, activities, places, organisations, outdoors.

Fed by what people told and, where there is one, by the social map: that app stands beside this one, so neither calls
the other. Whoever stands above both hands its entries over with `assets_from`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, PublishedCell
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView
from kanteling.apps.neighbourhood.queries.profile import quotes_of
from kanteling.apps.neighbourhood.rules.drawing import draw
from kanteling.apps.neighbourhood.rules.outlines import Outline
from kanteling.apps.neighbourhood.rules.voices import ASSETS, Telling
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou

TALENTS = "talents"
"""The topic under which an upper app counts talents: only ever as published numbers, never one by one."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing that is there: under which heading, and where (lon, lat) when that is known. Never a person."""

    telling: Telling
    title: str
    text: str = ""
    url: str = ""
    lon: float | None = None
    lat: float | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """An asset on the map, by its number in the list."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AssetsPage:
    """What there is in one area. ``talents`` are the last published counts, in words."""

    area: AreaView
    groups: tuple[tuple[str, tuple[tuple[int, Asset], ...]], ...]
    talents: tuple[tuple[str, str], ...]
    path: str
    width: int
    height: int
    spots: tuple[Spot, ...]


Source = Callable[[Actor, str], Iterable[Asset]]
_sources: dict[str, Source] = {}


def assets_from(name: str, source: Source) -> None:
    """Let another app's entries about an area stand here too. Called once, by an app above both."""
    _sources[name] = source


def assets_page(actor: Actor, code: str) -> AssetsPage:
    """What there is in an area. Raises `NotForYou` when it is not known."""
    row = areas.newest(Area.objects.visible_to(actor).filter(code=code)).first() if areas.is_code(code) else None
    if row is None:
        raise NotForYou
    told = [
        Asset(Telling(quote.telling), quote.words, quote.place, told=True)
        for quote in quotes_of(actor, code)
        if Telling(quote.telling) in ASSETS
    ]
    found = [*(asset for source in _sources.values() for asset in source(actor, code)), *told]
    numbered = list(enumerate((asset for kind in ASSETS for asset in found if asset.telling is kind), start=1))
    groups = tuple(
        (gettext(kind.dutch), those)
        for kind in ASSETS
        if (those := tuple((number, asset) for number, asset in numbered if asset.telling is kind))
    )
    path, width, height, spots = _map(row.outline, numbered)
    return AssetsPage(areas.view(row), groups, _talents(actor, code), path, width, height, spots)


def _map(outline: str, numbered: Sequence[tuple[int, Asset]]) -> tuple[str, int, int, tuple[Spot, ...]]:
    if not outline:
        return "", 0, 0, ()
    points = {
        str(number): (asset.lon, asset.lat)
        for number, asset in numbered
        if asset.lon is not None and asset.lat is not None
    }
    drawing = draw({"here": Outline.from_text(outline)}, points)
    if drawing is None:
        return "", 0, 0, ()
    here = next(shape.path for shape in drawing.shapes if shape.code == "here")
    spots = (Spot(int(shape.code), shape.x, shape.y) for shape in drawing.shapes if shape.code != "here")
    inside = tuple(spot for spot in spots if 0 <= spot.x <= drawing.width and 0 <= spot.y <= drawing.height)
    return here, drawing.width, drawing.height, inside


def _talents(actor: Actor, code: str) -> tuple[tuple[str, str], ...]:
    """The last published count of talents in this area, or that it is hidden."""
    cells = PublishedCell.objects.visible_to(actor).filter(code=code, publication__topic__startswith=TALENTS)
    last = (
        cells.select_related("publication")
        .order_by("publication__topic", "-publication__quarter")
        .distinct("publication__topic")
    )
    return tuple(
        (
            gettext(cell.publication.name),
            gettext("verborgen") if cell.shown is None else formats.number_format(cell.shown, force_grouping=True),
        )
        for cell in last
    )
