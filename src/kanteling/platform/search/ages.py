"""Ages in a text, as groups: "mijn zoon van 15" and "12-18 jaar" both mean jongeren."""

from collections.abc import Iterator, Sequence

GROUPS = (
    ("peuters", 0, 4),
    ("kinderen", 4, 12),
    ("jongeren", 12, 19),
    ("jongvolwassenen", 18, 28),
    ("ouderen", 60, 121),
)
_COUNTED = {
    word: number
    for number, word in enumerate(
        [
            "nul",
            "een",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
        ]
    )
} | {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90}
_BEFORE = frozenset(
    (
        "van",
        "ben",
        "bent",
        "is",
        "wordt",
        "werd",
        "jarige",
        "leeftijd",
        "vanaf",
        "boven",
        "tot",
        "zoon",
        "dochter",
        "kind",
    )
)
_AFTER = frozenset(("jaar", "jarige", "jarigen", "plus", "plusser", "plussers", "plusers"))
_MONEY = frozenset(
    ("euro", "uur", "minuten", "weken", "maanden", "dagen", "km", "kilometer", "procent", "keer", "kilo")
)


def age_groups(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Groups of people by the ages in these words, and the words that say so."""
    for at, word in enumerate(words):
        old = int(word) if word.isdigit() and len(word) < 4 else _COUNTED.get(word)
        if old is None:
            continue
        after = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if after in _MONEY or not (after in _AFTER or before in _BEFORE):
            continue
        for name, since, until in GROUPS:
            if since <= old < until:
                yield name, f"{word} {after}".strip()
