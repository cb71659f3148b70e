"""Mending a word that nobody knows: one slip of the finger, or written as it sounds."""

from functools import lru_cache

from kanteling.platform.search.dutch import ordinary
from kanteling.platform.search.lexicon import Lexicon

SHORTEST = 5  # shorter words are names and abbreviations as often as typos
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = (
    ("ij", "ei"), ("y", "ei"), ("ou", "au"), ("ch", "g"), ("th", "t"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"),
    ("dt", "t"), ("d", "t"), ("z", "s"), ("v", "f"), ("w", "f"), ("ie", "i"), ("oe", "u"),
)  # fmt: skip


def slips(word: str) -> set[str]:
    """Every word that is one slip away: a letter less, more, other, or two that changed places."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found |= {a + sign + b[1:] for a, b in cuts if b for sign in _LETTERS}
    found |= {a + sign + b for a, b in cuts for sign in _LETTERS}
    return found - {word}


def sound(word: str) -> str:
    """How a word sounds, roughly: ``eenzaamhijd`` and ``eenzaamheid`` are the same."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(sign for at, sign in enumerate(word) if at == 0 or sign != word[at - 1])


@lru_cache(maxsize=4096)
def mended(word: str, lexicon: Lexicon) -> str:
    """The word that was probably meant, or nothing. Words of the thesaurus go before ordinary Dutch."""
    if len(word) < SHORTEST or not word.isalpha() or not word.isascii():
        return ""
    near = slips(word)
    known = ordinary()
    for few in (near & lexicon.vocabulary, {each for each in near if known.get(each, 9) < 5.6}):
        if few:
            return min(few, key=lambda each: (known.get(each, 9), each))
    heard = sound(word)
    return _by_sound(lexicon).get(heard, "")


@lru_cache(maxsize=8)
def _by_sound(lexicon: Lexicon) -> dict[str, str]:
    known = ordinary()
    ordered = sorted(
        (each for each in lexicon.vocabulary if len(each) >= SHORTEST), key=lambda e: (-known.get(e, 9), e)
    )
    return {sound(each): each for each in ordered}
