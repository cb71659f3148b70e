"""Dutch words: cut a text into words, bring a word back to its stem, and know how ordinary it is.

Own rules instead of a ready stemmer: the Snowball stemmers split families that lay people mix ("schulden" and "schuld",
"fietsen" and "fiets", "loopt" and "lopen"). With a list of ordinary Dutch (wordfreq, docs/adr/0007) a rule can look
before it cuts: "loopt" is cut because "lopen" is a more ordinary word, "buurt" is not.
"""

import gzip
import importlib.util
import math
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from kanteling.platform.search.wordlists import BOUND, FORMS, NO_PART, SILENT, SMALL_PARTS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)?", re.UNICODE)
_VOWELS = "aeiouy"
_RAREST = 6.9  # -log10 of the frequency of the rarest word that is read; about 85,000 words
_UNKNOWN = 7.5
_SPOKEN = {  # written as it is said
    "zo'n": "zoiets", "nie": "niet", "nix": "niks", "da": "dat", "wa": "wat", "effe": "even",
    "effen": "even", "ff": "even", "hebbe": "hebben", "motten": "moeten", "mot": "moet", "kenne": "kunnen",
    "zn": "zijn", "m'n": "mijn", "mn": "mijn", "z'n": "zijn", "d'r": "haar", "'k": "ik", "kinders": "kinderen", "hullie": "ze", "zullie": "ze", "mense": "mensen",
}  # fmt: skip
LONGEST = 20_000  # signs of a text that are read


def words_of(text: str) -> list[str]:
    """The words of a text in their order, small and without accents: ``"Café's, 2 uur" -> ["cafe", "2", "uur"]``."""
    flat = unicodedata.normalize("NFKD", text[:LONGEST].replace("ij", "ij")).lower()
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign))
    found = (_SPOKEN.get(word, word) for word in (each.replace("’", "'") for each in _WORD.findall(flat)))
    return [word[:-2] if word.endswith("'s") and len(word) > 3 else word.replace("'", "") for word in found]


@cache
def ordinary() -> dict[str, float]:
    """Ordinary Dutch words and how rare each is: -log10 of its share (3 "huis", 6 one in a million)."""
    import msgpack

    # Found without importing it: the package itself would read tables of every language.
    spec = importlib.util.find_spec("wordfreq")
    folder = Path(next(iter(spec.submodule_search_locations or ()), "") if spec else "")
    with gzip.open(folder / "data" / "large_nl.msgpack.gz") as packed:
        steps = msgpack.load(packed, raw=False)
    # The first item is a header; item n holds the words with a frequency of 10 ** (-n / 100).
    return {word: step / 100 for step, words in enumerate(steps[1:], 1) if step <= _RAREST * 100 for word in words}


def rarity(word: str) -> float:
    """What it tells when this word is said: 0 for "de", about 1 for ordinary words, 2 for a rare name."""
    return max(0.0, (ordinary().get(word, _UNKNOWN) - 2.5) / 2.5)


def is_silent(word: str) -> bool:
    """Whether a word says nothing about what is asked ("ik", "de", "graag")."""
    return word in SILENT


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The family of a word: ``wandelingen -> wandel``, ``gekookt -> kok``, ``huizen -> huis``."""
    if word in FORMS:
        return _level(FORMS[word])
    if len(word) < 4 or word[0].isdigit():
        return _level(word)
    return _level(_verb(word) or _noun(word))


def _verb(word: str) -> str | None:
    """The stem of a conjugated weak verb, when its infinitive is at least as ordinary."""
    known = ordinary()
    own = known.get(word, _UNKNOWN)
    if word.startswith("ge") and len(word) > 5 and word[-1] in "dt":
        for end in (word[2:-1], word[2:]):
            if known.get(_infinitive(end), 9) <= own + 0.7:
                return end
    if word.startswith(_LOOSE) and word.endswith("d") and known.get(_infinitive(word[:-1]), 9) <= own + 0.7:
        return word[:-1]
    for end in ("ten", "den", "te", "de", "t"):
        base = word[: -len(end)]
        if word.endswith(end) and len(base) >= 3 and known.get(_infinitive(base), 9) <= own - (end == "t") * 0.05:
            if end != "t" and word + ("n" if end in ("te", "de") else "") == _infinitive(base + end[0]):
                return None
            return base
    return None


_LOOSE = ("be", "ver", "ont", "her", "er")  # verbs whose participle has no ge-


def _infinitive(base: str) -> str:
    """``loop -> lopen``, ``kook -> koken``, ``bel -> bellen``, ``reis -> reizen``, ``wandel -> wandelen``."""
    if len(base) < 3 or base[-1] in _VOWELS:
        return base + "en"
    tail = base[-1]
    long = base[-2] == base[-3] and base[-2] in _VOWELS
    short = base[-2] in _VOWELS and base[-3] not in _VOWELS
    start = base[:-2] if long else base[:-1]
    soft = start + {"f": "v", "s": "z"}.get(tail, tail) + "en"
    plain = start + tail + "en"
    doubled = base + tail + "en" if short else plain
    known = ordinary()
    return min((doubled, plain, soft), key=lambda form: known.get(form, 9))


def _noun(word: str) -> str:
    """Take off plural, diminutive and the common endings that make one word out of another."""
    for end, put in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            base = word[: -len(end)] + put
            if end in ("s", "e", "er", "ers", "ster", "sters") and not _may_lose(base, end):
                continue
            return _noun(base) if end in _AGAIN and len(base) > 4 else base
    return word


_ENDS = (
    ("igheden", "ig"), ("igheid", "ig"), ("heden", ""), ("heid", ""), ("ingen", ""), ("aars", ""), ("ster", ""),
    ("sters", ""), ("etjes", ""), ("etje", ""), ("pjes", ""), ("pje", ""), ("tjes", ""), ("tje", ""), ("jes", ""),
    ("je", ""), ("eren", "eer"), ("ende", ""), ("end", ""), ("ing", ""), ("aar", ""), ("sen", "s"), ("ven", "f"),
    ("zen", "s"), ("en", ""), ("ers", ""), ("er", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_AGAIN = ("etjes", "tjes", "jes", "s")


def _may_lose(base: str, end: str) -> bool:
    if end == "s":
        return base in ordinary() and (base[-1] in _VOWELS + "lmnrkpgb") and len(base) > 3
    if end in ("er", "ers", "ster", "sters"):
        return len(base) > 3 and base[-1] not in _VOWELS and _infinitive(_level(base)) in ordinary()
    return len(base) > 3


def _level(base: str) -> str:
    """One way of writing for one sound at the end: ``lopp, loop -> lop``, ``huiz -> huis``, ``schriv -> schrif``."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        base = base[:-1]
    if len(base) > 3 and base[-2] == base[-3] and base[-2] in _VOWELS and base[-1] not in _VOWELS:
        base = base[:-2] + base[-1]
    return base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1]) if base else base


@lru_cache(maxsize=65_536)
def parts(word: str, extra: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words in a compound, or nothing: ``"koffieochtend" -> ("koffie", "ochtend")``."""
    if len(word) < 7 or word[0].isdigit():
        return ()
    best = _split(word, extra, 0)
    return best[1] if best and len(best[1]) > 1 else ()


def _split(word: str, extra: frozenset[str], depth: int) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest way to cut: few parts, each ordinary."""
    whole = _price(word, extra)
    best: tuple[float, tuple[str, ...]] | None = (whole, (word,)) if depth and whole < 9 else None
    if depth > 2:
        return best
    for at in range(3, len(word) - 2):
        head = word[:at]
        first = _price(head, extra)
        if first >= 9:
            continue
        for bond in BOUND:
            if not word.startswith(bond, at) or len(word) - at - len(bond) < 3:
                continue
            rest = _split(word[at + len(bond) :], extra, depth + 1)
            if rest and (best is None or first + rest[0] + 0.3 * bool(bond) + 1 < best[0]):
                best = (first + rest[0] + 0.3 * bool(bond) + 1, (head, *rest[1]))
    return best


def _price(part: str, extra: frozenset[str]) -> float:
    """How strange it is that this is a word of its own; 9 is: it is not."""
    if part in NO_PART or len(part) < 3:
        return 9
    if part in extra or part in SMALL_PARTS:
        return 2.5
    rare = ordinary().get(part, 9)
    if rare > 6.2 and len(part) > 3:
        rare = ordinary().get(_infinitive(part), 9)
    return rare + (1.2 if len(part) == 4 else 0) if len(part) > 3 and rare < 6.2 else 9


def spread(share: float) -> float:
    """Inverse document frequency of a word that this share of all entries holds."""
    return math.log(1 + (1 - share + 1e-6) / (share + 1e-6))
