"""About what a conversation is, in one word per life area: from the cards and the words themselves.

No judgement and no learning: a card that was filled counts, and so does a plain word from the list below. The
resident sees the words that led to it, and says per theme whether it may count without a name. Source: domain page,
"From individual to collective"; the word list is our own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kanteling.apps.conversation.rules.cards import STRENGTHS, Card

PLAIN_WORDS: Mapping[Card, tuple[str, ...]] = {
    Card.HOUSING: ("huur*", "woning*", "verhuiz*", "drempel*", "traplift", "trap"),
    Card.CONTACTS: ("eenza*", "bezoek", "vriend*", "niemand", "gezelschap", "aanspraak"),
    Card.HOUSEHOLD: ("huishoud*", "schoonma*", "poets*", "ramen", "vloer*", "stofzuig*", "koken", "strijk*"),
    Card.CARE: ("huisarts", "ziek*", "pijn", "knie*", "thuiszorg", "mantelzorg*", "medicijn*", "vergeet*"),
    Card.WELLBEING: ("somber*", "moe", "slaap*", "dagbesteding"),
    Card.TRANSPORT: ("vervoer*", "rijd*", "rijbewijs", "bus", "buurtbus", "scootmobiel", "taxi"),
    Card.WORK: ("baan", "werkloos", "schuld*", "rekening*", "uitkering*"),
    Card.EDUCATION: ("school", "leren", "cursus*", "taalles*", "opleiding*"),
    Card.SAFETY: ("onveilig*", "bang", "overlast", "ruzie*", "bedreig*"),
    Card.MEANING: ("kerk", "moskee", "geloof*", "muziek"),
}
"""Whole words, and with a ``*`` their beginnings. Words that often mean something else ("alleen") are left out."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A life area, and why it is one: the card was filled, or these words were said."""

    card: Card
    filled: bool
    words: tuple[str, ...] = ()


def words_about(card: Card, text: str) -> tuple[str, ...]:
    """The words in ``text`` that point at ``card``, as they were said, each once, in order."""
    wanted = [
        re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
        for word in PLAIN_WORDS.get(card, ())
    ]
    if not wanted:
        return ()
    return tuple(dict.fromkeys(re.findall(rf"\b(?:{'|'.join(wanted)})\b", text.casefold())))


def about(text: str) -> tuple[Card, ...]:
    """The life areas that one answer touches, in the order of the cards."""
    return tuple(card for card in Card if words_about(card, text))


def themes(filled: Iterable[Card], answers: Iterable[str]) -> tuple[Theme, ...]:
    """What this conversation is about, in the order of the cards; strengths and wishes are never a theme."""
    cards, text = frozenset(filled), "\n".join(answers)
    found = (Theme(card, card in cards, words_about(card, text)) for card in Card if card not in STRENGTHS)
    return tuple(theme for theme in found if theme.filled or theme.words)
