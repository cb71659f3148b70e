"""What somebody asks of the map, and what of it is understood from their own words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kanteling.apps.social_map.rules.entries import LANGUAGES, Kind
from kanteling.apps.social_map.rules.times import Day, DayPart

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Everything a list can be narrowed by; empty means: it does not matter.

    ``near`` is a point (lon, lat) and ``metres`` how far from it; ``areas`` are CBS codes of wijken or buurten.
    ``text`` is what is left to look for in the words of the entries.
    """

    text: str = ""
    kinds: tuple[Kind, ...] = ()
    days: tuple[Day, ...] = ()
    parts: tuple[DayPart, ...] = ()
    audience: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    near: Point | None = None
    metres: int | None = None
    free: bool = False
    language: str = ""
    accessible: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was taken out of someone's own words: the question, and whether it must be close to them."""

    asked: Asked
    close: bool = False


_DAY_STEMS = {
    "maandag": Day.MO, "dinsdag": Day.TU, "woensdag": Day.WE, "donderdag": Day.TH, "vrijdag": Day.FR,
    "zaterdag": Day.SA, "zondag": Day.SU, "monday": Day.MO, "tuesday": Day.TU, "wednesday": Day.WE,
    "thursday": Day.TH, "friday": Day.FR, "saturday": Day.SA, "sunday": Day.SU,
}  # fmt: skip
_WORKDAYS = (Day.MO, Day.TU, Day.WE, Day.TH, Day.FR)
_DAYS = {
    "weekend": (Day.SA, Day.SU),
    "weekeinde": (Day.SA, Day.SU),
    "doordeweeks": _WORKDAYS,
    "werkdagen": _WORKDAYS,
}
_PARTS = {
    "ochtend": (DayPart.MORNING,), "ochtends": (DayPart.MORNING,), "morgens": (DayPart.MORNING,),
    "ochtenden": (DayPart.MORNING,), "middag": (DayPart.AFTERNOON,), "middags": (DayPart.AFTERNOON,),
    "middagen": (DayPart.AFTERNOON,), "avond": (DayPart.EVENING,), "avonds": (DayPart.EVENING,),
    "avonden": (DayPart.EVENING,), "overdag": (DayPart.MORNING, DayPart.AFTERNOON), "morning": (DayPart.MORNING,),
    "afternoon": (DayPart.AFTERNOON,), "evening": (DayPart.EVENING,),
}  # fmt: skip
_TODAY = {
    "vandaag": (),
    "vanochtend": (DayPart.MORNING,),
    "vanmiddag": (DayPart.AFTERNOON,),
    "vanavond": (DayPart.EVENING,),
}
_CLOSE = ("dicht in de buurt", "dicht bij mij", "dicht bij huis", "dicht bij", "bij mij in de buurt", "in mijn buurt",
          "in de buurt", "om de hoek", "op loopafstand", "niet te ver weg", "niet te ver", "niet ver weg", "niet ver",
          "dichtbij", "vlakbij", "nabij", "nearby", "close by")  # fmt: skip
_FREE = ("kost niets", "kost niks", "zonder kosten", "voor niets", "voor niks", "gratis", "kosteloos", "for free")
_WHOM = {
    "ouderen": "older", "senioren": "older", "oudere mensen": "older", "65-plussers": "older", "kinderen": "children",
    "kleuters": "children", "jongeren": "young", "tieners": "young", "gezinnen": "families", "mantelzorgers": "carers",
    "nieuwkomers": "newcomers", "vluchtelingen": "newcomers", "statushouders": "newcomers", "vrouwen": "women",
    "mannen": "men", "mensen met dementie": "dementia", "mensen met een beperking": "disability",
}  # fmt: skip
_TONGUES = {words.lower(): code for code, words in LANGUAGES.items()}
_LEAD_IN = frozenset(
    [
        "ik",
        "wil",
        "zoek",
        "graag",
        "willen",
        "zou",
        "wilt",
        "wij",
        "we",
        "u",
        "iets",
        "wat",
        "waar",
        "er",
        "is",
        "zijn",
        "te",
        "doen",
        "kan",
        "kunnen",
        "met",
        "op",
        "in",
        "om",
        "een",
        "de",
        "het",
        "'s",
    ]
)
_WORD = re.compile(r"[\w'’+-]+", re.UNICODE)


def understand(text: str, areas: Mapping[str, str], today: date) -> Understood:
    """Take days, parts of the day, nearness, price, for whom, language and names of areas out of someone's own words.

    ``areas`` gives the code of an area by its name. What is not surely one of these stays in the text to look for.
    """
    rest = " ".join(_WORD.findall(text.replace("’", "'").lower()))
    rest, near_by = _taken(rest, _CLOSE)
    rest, free = _taken(rest, _FREE)
    audience = []
    for words, code in _WHOM.items():
        rest, said = _taken(rest, (f"voor {words}",))
        if said:
            audience.append(code)
    language = ""
    for words, code in _TONGUES.items():
        rest, said = _taken(rest, (f"in het {words}", f"{words}talig"))
        language = code if said else language
    found = []
    for name in sorted(areas, key=len, reverse=True):
        rest, said = _taken(rest, (name.lower(),)) if len(name) > 3 else (rest, False)
        if said:
            found.append(areas[name])
    days, parts, kept = _moments(rest.split(), today)
    asked = Asked(
        text=_essence(kept),
        days=days,
        parts=parts,
        audience=tuple(audience),
        areas=tuple(found),
        free=free,
        language=language,
    )
    return Understood(asked, near_by)


def _taken(text: str, phrases: Iterable[str]) -> tuple[str, bool]:
    """The text without the first of these phrases that stands in it as whole words, and whether one did."""
    padded = f" {text} "
    for phrase in phrases:
        if f" {phrase} " in padded:
            return padded.replace(f" {phrase} ", " ", 1).strip(), True
    return text, False


def _moments(words: Sequence[str], today: date) -> tuple[tuple[Day, ...], tuple[DayPart, ...], list[str]]:
    days: dict[Day, None] = {}
    parts: dict[DayPart, None] = {}
    kept = []
    for word in words:
        some, those = _moment(word, today)
        days |= dict.fromkeys(some)
        parts |= dict.fromkeys(those)
        if not some and not those:
            kept.append(word)
    return tuple(sorted(days, key=lambda day: day.number)), tuple(each for each in DayPart if each in parts), kept


def _moment(word: str, today: date) -> tuple[tuple[Day, ...], tuple[DayPart, ...]]:
    """The days and parts of the day that one word says: ``dinsdagmiddag``, ``woensdags``, ``vanavond``."""
    if word in _TODAY:
        return (list(Day)[today.weekday()],), _TODAY[word]
    if word == "morgen":
        return (list(Day)[(today + timedelta(days=1)).weekday()],), ()
    if word in _DAYS or word in _PARTS:
        return _DAYS.get(word, ()), _PARTS.get(word, ())
    for stem, day in _DAY_STEMS.items():
        rest = word.removeprefix(stem)
        if rest != word and (rest in ("", "s", "en") or rest in _PARTS or rest == "morgen"):
            return (day,), _PARTS.get(rest, (DayPart.MORNING,) if rest == "morgen" else ())
    return (), ()


def _essence(words: Sequence[str]) -> str:
    """Without the small words around it; kept whole when nothing else is left but a name."""
    return " ".join(word for word in words if word not in _LEAD_IN and word != "voor")
