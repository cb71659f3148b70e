"""Small Dutch for reading goals: letters without marks, numbers in words."""

import re
import unicodedata

_UNITS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip


def _all_words() -> dict[str, int]:
    words = dict(_UNITS) | _TENS
    words |= {f"{unit}en{ten}": one + many for unit, one in list(_UNITS.items())[:9] for ten, many in _TENS.items()}
    below = dict(words)
    for many, name in (
        (100, "honderd"),
        *((each * 100, f"{word}honderd") for word, each in list(_UNITS.items())[1:9]),
    ):
        words[name] = many
        words |= {f"{name}{join}{word}": many + each for word, each in below.items() for join in ("", "en")}
    return words | {"dozijn": 12, "duizend": 1000}


WORDS = _all_words()
"""Every number to 999 as it is written in Dutch, without marks ("vijfentwintig")."""

_ONE = "(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_TEN = "(?:" + "|".join(_TENS) + ")"
_BELOW = f"(?:{_ONE}en{_TEN}|{_TEN}|{_ONE})"
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+|{_ONE}?honderd(?:en)?{_BELOW}?|{_BELOW}|dozijn|duizend)"
"""What may be a number; `as_number` says which, or that it is none."""


def plain(text: str) -> str:
    """Small letters without marks, one space between words, one kind of dash."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    bare = re.sub(r"\s*[\u2010-\u2015\u2212]\s*", "-", bare.replace("\x00", " ")).replace("\u2019", "'")
    return " ".join(bare.lower().split())


def as_number(word: str) -> int | None:
    """The number that a word or some digits say."""
    digits = word.replace(".", "")
    if digits.isascii() and digits.isdigit():
        return int(digits) if len(digits) <= 6 else None
    return WORDS.get(word)
