"""Which column of a file is which: by the stem of its name, because CBS shifts the number behind it each year.

``a_inw``, ``AantalInwoners_5``, ``AantalInwoners_7`` and ``Bevolking/Aantal inwoners (aantal)`` are one column.
``a_00_14`` is not ``a_00``: a name that is known as it stands is never cut.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal

from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.apps.neighbourhood.rules.values import Cell
from kanteling.foundation.words import Worded


class Place(Worded):
    """What a column that is no figure tells."""

    CODE = "code", "code van het gebied"
    NAME = "name", "naam van het gebied"
    LEVEL = "level", "soort gebied"
    YEAR = "year", "jaar"
    AGE = "age", "leeftijd"
    LAT = "lat", "breedtegraad"
    LON = "lon", "lengtegraad"
    WHAT = "what", "welk cijfer"
    VALUE = "value", "waarde van het cijfer"
    MARGIN = "margin", "waarde of marge"


# In order of preference: a file of buurten also names the wijk and gemeente around each.
_NAMES = {
    Place.CODE: "gwb_code_10 gwb_code codering buurtcode bu_code wijkcode wk_code gemeentecode gm_code statcode"
    " regiocode gebiedscode gebiedcode gebied area_code code gwb_code_8 postcode pc4 postcode4 postcode_4",
    Place.NAME: "regio naam name buurtnaam bu_naam wijknaam wk_naam statnaam gemeentenaam gm_naam",
    Place.LEVEL: "recs soortregio soort_regio niveau",
    Place.YEAR: "jaar year jaarcode perioden periode periodcode",
    Place.AGE: "leeftijd",
    Place.LAT: "lat latitude breedtegraad",
    Place.LON: "lon lng longitude lengtegraad",
    Place.WHAT: "indicator onderwerp variabele meting",
    Place.VALUE: "waarde value cijfer uitkomst",
    Place.MARGIN: "marges marge",
}
# Codes in the open-data service and in tidy tables, names in a download by hand.
_EITHER = {"wijkenenbuurten": "code", "regios": "code", "wijk": "wijkcode", "buurt": "buurtcode"}
_ASIDE = {"indwbz", "id", "fid", "objectid", "ogcfid", "shapearea", "shapelength"}  # says nothing about an area
_SUFFIX = re.compile(r"_\d{1,3}$")
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
_LEAST_ALIKE = 0.3
_CODE_LIKE = re.compile(r"\s*(NL|GM|WK|BU)\d{2,8}\s*", re.IGNORECASE)


def _key(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


_PLACES = {place: [_key(name) for name in names.split()] for place, names in _NAMES.items()}
_FIGURES = {
    _key(name): (indicator.code, factor) for indicator in INDICATORS.values() for name, factor in indicator.columns
}
_KNOWN = set(_FIGURES) | {key for keys in _PLACES.values() for key in keys} | set(_EITHER)


def stem(head: str) -> str:
    """The part of a column's name that stays the same over the years, as letters and digits only."""
    last = _UNIT.sub("", head.strip().lstrip("\ufeff").rsplit("/", 1)[-1])
    whole = _key(last)
    return whole if whole in _KNOWN else _key(_SUFFIX.sub("", last))


@dataclass(frozen=True, slots=True)
class Figure:
    """A column with a figure: where it stands, which indicator, and what to multiply by."""

    at: int
    head: str
    indicator: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Columns:
    """What was recognised in the head of a file. ``unknown`` are the names that nobody knows."""

    heads: tuple[str, ...]
    places: dict[Place, int]
    figures: tuple[Figure, ...]
    unknown: tuple[str, ...] = field(default=())


def recognise(
    heads: Sequence[str], sample: Sequence[Sequence[Cell]] = (), mapping: Mapping[str, str] | None = None
) -> Columns:
    """Say which column is which. Raises `FileRefused` without a code, or when two columns mean the same figure.

    ``mapping`` gives the code of a figure for a column by its name as it stands, or nothing to leave it out.
    """
    mapping = mapping or {}
    _check_mapping(heads, mapping)
    stems = ["" if head in mapping else stem(head) for head in heads]
    stems = [_what_it_holds(sample, at, each) if each in _EITHER else each for at, each in enumerate(stems)]
    places = dict(_found_places(stems))
    if Place.CODE not in places:
        raise FileRefused(FileReason.NO_CODE_COLUMN)
    figures = _found_figures(heads, stems, mapping)
    used = set(places.values()) | {figure.at for figure in figures}
    known = {key for keys in _PLACES.values() for key in keys} | _ASIDE
    unknown = [
        head
        for at, head in enumerate(heads)
        if at not in used and head.strip() and head not in mapping and stems[at] not in known
    ]
    return Columns(tuple(heads), places, figures, tuple(unknown))


def _what_it_holds(sample: Sequence[Sequence[Cell]], at: int, key: str) -> str:
    """A column called "Wijken en buurten", or just "wijk", holds names, unless its first cells are codes."""
    for row in sample:
        cell = row[at] if at < len(row) else None
        if cell:
            return _EITHER[key] if _CODE_LIKE.fullmatch(str(cell)) else "naam"
    return "naam"


def _found_places(stems: Sequence[str]) -> Iterator[tuple[Place, int]]:
    for place, keys in _PLACES.items():
        best = next((key for key in keys if key in stems), None)
        if best is not None:
            yield place, stems.index(best)


def _check_mapping(heads: Sequence[str], mapping: Mapping[str, str]) -> None:
    wrong = [
        f"{head} = {code}" for head, code in mapping.items() if head not in heads or code not in {"", *INDICATORS}
    ]
    if wrong:
        raise FileRefused(FileReason.ODD_MAPPING, ", ".join(wrong)[:200])


def says_level(head: str) -> bool:
    """Whether the name of a column with codes says of which kind of area: "Wijken en buurten" says both, so neither."""
    return stem(head) not in ("wijkenenbuurten", "regios")


def nearest_to(head: str) -> str:
    """The code of the figure that a name most looks like; empty when it looks like none. A help, never a guess taken."""
    words = set(re.findall(r"[a-zà-ÿ]{4,}", head.lower()))
    found = {
        indicator.code: max(
            (_alike(words, name) for name in (indicator.name, *(name for name, _ in indicator.columns))),
            default=0.0,
        )
        for indicator in INDICATORS.values()
    }
    best = max(found, key=lambda code: found[code])
    return best if found[best] >= _LEAST_ALIKE else ""


def _alike(words: Set[str], name: str) -> float:
    """The share of the words of a name that have a word here which begins the same."""
    theirs = set(re.findall(r"[a-zà-ÿ]{4,}", name.lower())) - {"aandeel", "mensen", "aantal", "gemiddelde"}
    same = sum(any(word[:6] == other[:6] for other in theirs) for word in words)
    return same / max(len(words | theirs) - same, 1) if words and theirs else 0.0


def figure_in(words: str) -> tuple[str, Decimal] | None:
    """The figure that a word in a long table means: our own code, or the name of a column anywhere."""
    return (words, Decimal(1)) if words in INDICATORS else _FIGURES.get(stem(words))


def _found_figures(heads: Sequence[str], stems: Sequence[str], mapping: Mapping[str, str]) -> tuple[Figure, ...]:
    found: dict[str, Figure] = {}
    for at, (head, key) in enumerate(zip(heads, stems, strict=True)):
        if mapping.get(head) or key in _FIGURES:
            code, factor = (mapping[head], Decimal(1)) if mapping.get(head) else _FIGURES[key]
            if code in found:
                raise FileRefused(FileReason.SAME_COLUMN, f"{found[code].head}, {head}")
            found[code] = Figure(at, head, code, factor)
    return tuple(found.values())


def is_head(cells: Sequence[Cell]) -> bool:
    """Whether this row can be the head of a table: it has a column with codes and at least one other column."""
    stems = {stem(str(cell)) for cell in cells if cell is not None}
    return len(stems) > 1 and bool(stems & ({*_PLACES[Place.CODE]} | set(_EITHER)))
