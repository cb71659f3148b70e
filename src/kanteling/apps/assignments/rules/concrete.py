"""From a sentence to a goal that can be reached: for whom, how many, to what, by when.

"Bevorder de participatie" is a direction, not an assignment: nobody can say when it is done, nor who should notice.
Source: the Kanteling texts on assignments ("ten minste 50 mensen die laag op de participatieladder staan, naar
vrijwilligerswerk of scholing"). Nothing is guessed in silence: what was read is explained back, word for word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kanteling.apps.assignments.rules.dates import find_date
from kanteling.apps.assignments.rules.ladder import HIGHEST, LOWEST, To
from kanteling.apps.assignments.rules.spelling import NUMBER, as_number, plain
from kanteling.foundation.words import Reason

Rungs = tuple[int, int]


class NotYet(Reason):
    """What a goal still misses. Each asks one thing."""

    FOR_WHOM = "goal_for_whom", "Voor wie? Noem de groep, of de trede van de ladder waar zij nu staan."
    HOW_MANY = "goal_how_many", "Hoeveel mensen? Noem een aantal. Dan ziet iedereen of het lukt."
    TO_WHAT = "goal_to_what", "Waarheen? Noem wat zij straks doen, zodat u het kunt zien."
    BY_WHEN = "goal_by_when", "Wanneer? Noem de dag waarop het er is."


@dataclass(frozen=True, slots=True)
class Goal:
    """What was read in a sentence; what it did not say is empty. ``vague`` holds words that say too little."""

    number: int | None = None
    least: bool = False
    who: str = ""
    rungs: Rungs | None = None
    to: tuple[To, ...] = ()
    to_words: str = ""
    until: date | None = None
    area: str = ""
    vague: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the example. ``said`` when the writer said it, else it was made up here."""

    text: str
    said: bool


GENERAL = frozenset(
    [
        "mensen",
        "inwoners",
        "bewoners",
        "personen",
        "burgers",
        "deelnemers",
        "iemand",
        "iedereen",
        "wijkbewoners",
        "stuks",
    ]
)
"""Words that do not say which people."""

_RUNGS = (
    r"\b(?:trede|treden|tree|niveau|niveaus|stap|stappen)\s*([1-6])\s*(?:-|/|,|en|of|tot en met|t/m|tot)\s*(?:trede\s*)?([1-6])\b",
    r"\b(?:trede|treden|tree|niveau|niveaus)\s*()([1-6])\b",
)
_LOW = r"\b(?:laag|onderaan|onderste (?:twee )?treden?)\b(?: (?:op|van) de (?:participatie)?ladder)?"
_ALONE = r"\b(?:sociaal )?geisoleerd\w*"
_AGE = (
    r"\b(?:van\s+)?\d{1,2}\s*(?:tot|-|t/m|tot en met)\s*\d{1,3}\s*jaar(?: oud)?\b",
    r"\b(?:ouder dan|jonger dan|vanaf|boven de|onder de|tot)\s+\d{1,3}(?:\s*jaar)?(?: en ouder)?(?!\s*(?:mensen|inwoners))\b",
    r"\b\d{1,3}\s*(?:jaar en ouder|-?plussers?|\+(?:'?ers)?|-?minners?|-?jarigen?)",
)
_NOT_PEOPLE = rf"\b{NUMBER}\s*(?:%|procent|euro|uur|uren|keer|maal|weken|maanden|dagen|jaar|x\b)|€\s*\d[\d.,]*"
_LEAST = r"(?:minimaal|minstens|ten ?minste|op zijn minst|zeker|meer dan|in elk geval)"
_ABOUT = r"(?:ongeveer|circa|ca\.?|rond(?: de)?|zo'n|een|de|maximaal|hoogstens)"

_TO: tuple[tuple[To, str], ...] = (
    (To.SUPPORTED_WORK, r"betaald werk met (?:hulp|steun|ondersteuning|begeleiding)|beschut werk|sociale werkplaats"),
    (To.VOLUNTEERING, r"vrijwilligers?werk|vrijwilligers?taak|vrijwilligers?taken|vrijwilliger(?:s)?\b|onbetaald werk"
     r"|\bstages?\b|werkervaring\w*"),
    (To.SCHOOLING, r"\w*scholing|\w*opleiding(?:en)?|\bcursus(?:sen)?|\btaalles(?:sen)?|\w*cursus(?:sen)?|\blessen\b"
     r"|\bstudie\b|\bdiploma'?s?\b|inburgering\w*|\bschool\b|\bleren\b"),
    (To.PAID_WORK, r"(?:betaald|regulier|vast)e? (?:werk|baan|banen)|\bbaan\b|\bbanen\b|\baan het werk\b|\bwerk\b"),
    (To.ACTIVITY, r"\bactiviteit(?:en)?\b|\bvereniging(?:en)?\b|\bclubs?\b|\bsport(?:en|club|vereniging)?\b|\bkoor\b"
     r"|\bdagbesteding\b|\bbuurthuis\b|\binloop\b|\bsoos\b"),
    (To.CONTACTS, r"\b(?:sociale )?contact(?:en)?\b|\bde deur uit\b|\bonder de mensen\b|\bbuiten de deur\b"),
)  # fmt: skip
_VAGUE = (
    r"\b(bevorder\w*|stimule\w*|versterk\w*|verbeter\w*|vergro\w*|verhoog\w*|verhog\w*|meer|minder|beter\w*|activer\w*"
    r"|inzetten op|werken aan|participatie|meedoen|zelfredzaam\w*|eenzaam\w*|leefbaarheid|samenhang|welzijn)\b"
)
_STOP = re.compile(
    r"\b(?:van trede|op trede|uit trede|naar|aan|voor|uiterlijk|per|eind|binnen|in 20\d\d|gaan|gaat|doen|doet|krijgen"
    r"|krijgt|hebben|heeft|zijn|is|vinden|vindt|beginnen|begint|zetten|zet|helpen|begeleiden|volgen|volgt|laten"
    r"|stappen|komen|komt|weer|bij|elke|iedere|die laag|met een laag)\b|[,.;:]|[\x00\x01]"
)


def understand(text: str, today: date, areas: Iterable[str] = ()) -> Goal:
    """What this sentence says. ``areas`` are the names of the places that the reader knows."""
    left = plain(text)
    vague = tuple(dict.fromkeys(re.findall(_VAGUE, left)))
    rungs, left = _rungs(left)
    until, left = find_date(left, today)
    area, left = _area(left, areas)
    ages, left = _ages(left)
    left = re.sub(_NOT_PEOPLE, " ", left)
    to = tuple(kind for kind, pattern in _TO if re.search(pattern, _without_other_work(left, kind)))
    number, least, after = _number(left)
    who = _group(after if number is not None else left, named=number is not None)
    who = " ".join(filter(None, (who, *ages))).strip()
    return Goal(number, least, who, rungs, _in_order(to), _to_words(left) if not to else "", until, area, vague)


def _without_other_work(text: str, kind: To) -> str:
    """Unpaid work is no paid work: those words are taken away before "werk" is looked for."""
    if kind is not To.PAID_WORK:
        return text
    return re.sub(
        r"vrijwilligers?werk|onbetaald werk|\w*werk met (?:hulp|steun|ondersteuning)|beschut werk", " ", text
    )


def _in_order(to: tuple[To, ...]) -> tuple[To, ...]:
    order = (To.VOLUNTEERING, To.SCHOOLING, To.ACTIVITY, To.CONTACTS, To.SUPPORTED_WORK, To.PAID_WORK)
    return tuple(sorted(to, key=order.index))


def _rungs(text: str) -> tuple[Rungs | None, str]:
    for pattern in _RUNGS:
        found = re.search(pattern, text)
        if found:
            last = int(found[2])
            first = int(found[1] or last)
            return (min(first, last), max(first, last)), _cut(text, found)
    for pattern, rungs in ((_LOW, (LOWEST, 2)), (_ALONE, (LOWEST, LOWEST))):
        found = re.search(pattern, text)
        if found:
            return rungs, _cut(text, found)
    return None, text


def _ages(text: str) -> tuple[list[str], str]:
    """What the text says about age, and the text with a mark there: an age is no number of people."""
    ages: list[str] = []
    for pattern in _AGE:
        ages += [found[0].strip() for found in re.finditer(pattern, text)]
        text = re.sub(pattern, " \x01 ", text)
    return ages, text


def _cut(text: str, found: "re.Match[str]") -> str:
    """The text without what was found; a mark stays, so that words on both sides are not read as one."""
    return f"{text[: found.start()]}\x00{text[found.end() :]}"


def _area(text: str, areas: Iterable[str]) -> tuple[str, str]:
    """The longest name of a known place that stands in the text, and the text without it."""
    for name in sorted(set(areas), key=lambda name: (-len(name), name)):
        known = re.escape(plain(name))
        found = re.search(rf"(?:\b(?:in|uit|van|binnen)\s+(?:de\s+)?(?:wijk|buurt)?\s*)?(?<!\w){known}(?!\w)", text)
        if found:
            return name, _cut(text, found)
    return "", text


def _number(text: str) -> tuple[int | None, bool, str]:
    """How many people, whether that is the least, and the words after it. A number of people goes before another."""
    best: tuple[int, int | None, bool, str] = (0, None, False, "")
    for found in re.finditer(rf"(?:\b({_LEAST})\s+)?(?:\b{_ABOUT}\s+)?(?<![\w.,])({NUMBER})(?![\w%])", text):
        many, after = as_number(found[2]), text[found.end() :]
        certain = found[1] or re.match(r"\s*(?:[^\W\d]|[\x00\x01])", after)
        if many and certain and not (found[2] in ("een", "1") and not found[1]):
            next_word = re.match(r"\s+(\w+)", after)
            people = bool(next_word and next_word[1] in GENERAL) or bool(_GROUPS.match(after.strip()))
            weight = 1 + bool(found[1]) + 2 * people
            if weight > best[0]:
                best = (weight, many, bool(found[1]), after)
    return best[1:]


_GROUPS = re.compile(
    r"\b((?:(?:alleenstaande|jonge|oudere|werkloze|nieuwe|dak- en thuisloze|kwetsbare|laaggeletterde)\s+)?"
    r"(?:jongeren|ouderen|senioren|mantelzorgers|ouders|moeders|vaders|vrouwen|mannen|statushouders|nieuwkomers"
    r"|vluchtelingen|werkzoekenden|werklozen|bijstandsgerechtigden|kinderen|gezinnen|weduwen|weduwnaars|alleenstaanden"
    r"|laaggeletterden|buren))\b"
)


def _group(text: str, *, named: bool) -> str:
    """The words that say which people: what follows the number, or a group that is named elsewhere."""
    if named:
        stop = _STOP.search(text)
        words = (text[: stop.start()] if stop else text).strip(" -")
        words = re.sub(r"\s+(?:in|uit|van|op|met|die|en|of|de|het)$", "", words)
        if words:
            return words
    found = _GROUPS.search(text)
    return found[1] if found else ""


def _to_words(text: str) -> str:
    """What comes after "naar", when it is none of the known steps."""
    found = re.search(r"\bnaar\s+(?!hatert\b)([^\x00,.;]{3,80})", text)
    words = found[1].strip() if found else ""
    return "" if re.search(_VAGUE, words) or not words else re.sub(r"\s+(?:toe|uit)$", "", words)


def why_not_concrete(goal: Goal) -> tuple[NotYet, ...]:
    """What the goal misses; empty when somebody can see on a day whether it was reached."""
    missing = (
        (NotYet.FOR_WHOM, bool(goal.rungs or specific(goal.who))),
        (NotYet.HOW_MANY, goal.number is not None),
        (NotYet.TO_WHAT, bool(goal.to or goal.to_words)),
        (NotYet.BY_WHEN, goal.until is not None),
    )
    return tuple(reason for reason, said in missing if not said)


def specific(who: str) -> bool:
    """Whether these words say which people."""
    return bool(set(who.split()) - GENERAL - {"de", "het", "een", "alle", "onze"})


def completed(goal: Goal, by: date, area: str = "") -> Goal:
    """The goal with what it misses made up: an example to say no to."""
    filled = goal
    if not (goal.rungs or specific(goal.who)):
        filled = replace(filled, rungs=(1, 2))
    if goal.number is None:
        filled = replace(filled, number=50, least=True)
    if not (goal.to or goal.to_words):
        filled = replace(filled, to=(To.VOLUNTEERING, To.SCHOOLING))
    if goal.until is None:
        filled = replace(filled, until=by)
    return replace(filled, who=goal.who or "mensen", area=goal.area or area)


def in_scale(rungs: Rungs | None) -> bool:
    """Whether these are steps of the ladder, the lower one first."""
    return rungs is not None and LOWEST <= rungs[0] <= rungs[1] <= HIGHEST
