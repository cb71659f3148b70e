"""Land, gemeente, wijk, buurt: how CBS codes an area, and what a code says about where it lies.

Source: CBS, Toelichting Kerncijfers wijken en buurten: ``GM`` + 4 digits, ``WK`` + 4 + 2, ``BU`` + 4 + 2 + 2. The
postcode-4 area stands outside that tree; we write it as ``PC6533`` (CBS 83502NED has the four digits alone).
"""

import re

from kanteling.apps.neighbourhood.rules.reasons import RowReason
from kanteling.foundation.words import Worded


class Level(Worded):
    """How large an area is, from the whole country down to a few streets."""

    COUNTRY = "country", "land"
    MUNICIPALITY = "municipality", "gemeente"
    DISTRICT = "district", "wijk"
    QUARTER = "quarter", "buurt"
    POSTCODE = "postcode", "postcodegebied"


COUNTRY = "NL00"
_LETTERS = {
    "NL": Level.COUNTRY,
    "GM": Level.MUNICIPALITY,
    "WK": Level.DISTRICT,
    "BU": Level.QUARTER,
    "PC": Level.POSTCODE,
}
_DIGITS = {Level.MUNICIPALITY: 4, Level.DISTRICT: 6, Level.QUARTER: 8, Level.POSTCODE: 4}
_LETTER_OF = {level: letters for letters, level in _LETTERS.items()}
_CODE = re.compile(r"(NL|GM|WK|BU|PC)(\d{1,8})")
_WORDS = {
    "land": Level.COUNTRY,
    "nederland": Level.COUNTRY,
    "gemeente": Level.MUNICIPALITY,
    "wijk": Level.DISTRICT,
    "buurt": Level.QUARTER,
}


def level_of(code: str) -> Level:
    """The level that a tidy code says by its letters."""
    return _LETTERS[code[:2]]


def level_in(word: str) -> Level | None:
    """The level that a word in a ``recs`` or ``SoortRegio`` column means; None for any other word."""
    return _WORDS.get(word.strip().lower())


def tidy_code(written: str, said: Level | None) -> str | RowReason:
    """The code in its one form, from what was written and from the level the row says; else why not.

    Spreadsheets eat leading zeros, and some columns leave the letters out: both are mended when the level is said.
    """
    bare = written.strip().upper().replace(" ", "")
    if not bare:
        return RowReason.NO_CODE
    if bare.isascii() and bare.isdigit():
        return _from_digits(bare, said)
    found = _CODE.fullmatch(bare)
    if not found:
        return RowReason.ODD_CODE
    level = _LETTERS[found[1]]
    if said is not None and said is not level:
        return RowReason.LEVEL_DIFFERS
    if level is Level.COUNTRY:
        return COUNTRY
    return bare if len(found[2]) == _DIGITS[level] else RowReason.ODD_CODE


def _from_digits(digits: str, said: Level | None) -> str | RowReason:
    if said is None:
        return RowReason.NO_LEVEL
    if said is Level.COUNTRY:
        return COUNTRY
    many = _DIGITS[said]
    if len(digits) > many or int(digits) == 0:
        return RowReason.ODD_CODE
    return _LETTER_OF[said] + digits.zfill(many)


def parent_of(code: str) -> str:
    """The area around this one; empty for the country and for a postcode."""
    match level_of(code):
        case Level.QUARTER:
            return "WK" + code[2:8]
        case Level.DISTRICT:
            return "GM" + code[2:6]
        case Level.MUNICIPALITY:
            return COUNTRY
    return ""


def municipality_of(code: str) -> str:
    """The gemeente in which this area lies (``GM0268``); empty for the country and for a postcode."""
    inside = level_of(code) in (Level.QUARTER, Level.DISTRICT, Level.MUNICIPALITY)
    return "GM" + code[2:6] if inside else ""


def around(code: str) -> tuple[str, ...]:
    """The areas to compare with, from near to far: wijk, gemeente, land."""
    found = []
    parent = parent_of(code)
    while parent:
        found.append(parent)
        parent = parent_of(parent)
    return tuple(found)
