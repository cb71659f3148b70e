"""Which column of a list means what: guessed from its head and from what stands below it, and always changeable."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from kanteling.apps.social_map.rules import spreadsheet_cells as cells
from kanteling.apps.social_map.rules import spreadsheet_times as times
from kanteling.foundation.words import Worded

_ANY_DAY = date(2026, 1, 1)
_SAMPLE = 40


class Column(Worded):
    """What a column can mean for the social map."""

    TITLE = "title", "naam van de activiteit"
    TEXT = "text", "wat er te doen is"
    KIND = "kind", "soort"
    ORGANISATION = "organisation", "organisatie"
    PLACE = "place", "plaats (naam van de plek)"
    ADDRESS = "address", "adres"
    POSTCODE = "postcode", "postcode"
    TOWN = "town", "woonplaats"
    AREA = "area", "wijk of buurt"
    WHEN = "when", "wanneer"
    DAY = "day", "dag"
    HOURS = "hours", "tijd"
    STARTS = "starts", "begintijd"
    ENDS = "ends", "eindtijd"
    OFTEN = "often", "hoe vaak"
    COST = "cost", "kosten"
    AUDIENCE = "audience", "voor wie"
    JOIN = "join", "hoe meedoen"
    CONTACT = "contact", "contactpersoon"
    PHONE = "phone", "telefoon"
    MAIL = "mail", "e-mail"
    SITE = "site", "website"
    CAPACITY = "capacity", "aantal plekken"
    LANGUAGES = "languages", "talen"
    ACCESSIBLE = "accessible", "toegankelijk"
    PLAIN_WORDS = "plain_words", "gewone woorden"
    KEY = "key", "eigen nummer"


SKIP = "skip"
"""The code for a column that is left out."""

_HEADS: Mapping[Column, str] = {
    Column.TITLE: "naam activiteit|activiteit|titel|naam|aanbod|wat|omschrijving activiteit|activiteitnaam|naam van de activiteit|title|name|onderwerp|cursus|programma",
    Column.TEXT: "omschrijving|beschrijving|toelichting|inhoud|wat gaan we doen|informatie|info|tekst|description|wat er te doen is|uitleg|bijzonderheden|opmerkingen|extra info",
    Column.KIND: "soort|type|categorie|rubriek|thema|soort aanbod",
    Column.ORGANISATION: "organisatie|aanbieder|organisator|door wie|door|vereniging|stichting|instelling|wie organiseert|organisatie naam|naam organisatie|club",
    Column.PLACE: "waar|locatie|plaats van de activiteit|plek|gebouw|zaal|ruimte|accommodatie|naam locatie|locatienaam|location",
    Column.ADDRESS: "adres|straat|straat en huisnummer|straatnaam|adresgegevens|bezoekadres|adres locatie|address",
    Column.POSTCODE: "postcode|pc|pc6|zip|postcode en plaats",
    Column.TOWN: "woonplaats|stad|dorp|gemeente|city|plaatsnaam|plaats",
    Column.AREA: "wijk|buurt|wijk/buurt|stadsdeel|gebied|wijk of buurt",
    Column.WHEN: "wanneer|dag en tijd|dagen en tijden|tijden|dag/tijd|dag tijd|datum en tijd|rooster|moment|openingstijden|data|datum|schedule",
    Column.DAY: "dag|dagen|weekdag|op welke dag|day",
    Column.HOURS: "tijd|tijdstip|uur|hoe laat|van tot|tijd van tot|time",
    Column.STARTS: "begintijd|starttijd|aanvang|begin|start|van|vanaf|tijd van",
    Column.ENDS: "eindtijd|einde|eind|tot|stop|tijd tot",
    Column.OFTEN: "frequentie|hoe vaak|herhaling|ritme",
    Column.COST: "kosten|prijs|bijdrage|eigen bijdrage|tarief|bedrag|entree|wat kost het|cost|kosten deelname",
    Column.AUDIENCE: "doelgroep|voor wie|bestemd voor|leeftijd|publiek|deelnemers|voor",
    Column.JOIN: "aanmelden|opgeven|hoe meedoen|inschrijven|aanmelding|meedoen|hoe aanmelden|opgave|volgende stap",
    Column.CONTACT: "contactpersoon|contact|contactgegevens|begeleider|coordinator|beheerder|aanspreekpunt|wie",
    Column.PHONE: "telefoon|tel|telefoonnummer|telnr|mobiel|tel nr|gsm|phone|06",
    Column.MAIL: "e mail|email|mail|mailadres|e mailadres|emailadres",
    Column.SITE: "website|site|url|link|webadres|web|internet|www",
    Column.CAPACITY: "aantal plekken|plekken|capaciteit|max deelnemers|maximaal|max|aantal plaatsen|max aantal",
    Column.LANGUAGES: "taal|talen|voertaal|languages",
    Column.ACCESSIBLE: "toegankelijk|toegankelijkheid|rolstoel|rolstoeltoegankelijk",
    Column.PLAIN_WORDS: "gewone woorden|trefwoorden|zoekwoorden|tags|steekwoorden|keywords",
    Column.KEY: "id|nr|nummer|volgnummer|code|kenmerk|key",
}
_WORDS = {head: column for column, heads in _HEADS.items() for head in heads.split("|")}
_LONGEST = {  # what an export of ours calls them
    column.dutch: column for column in Column
}


def plain(head: str) -> str:
    """A head as words only: "Tel.nr. (06)" is "tel nr 06"."""
    bare = unicodedata.normalize("NFKD", head.replace("\n", " ")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9/]+", " ", bare).strip()


@lru_cache(maxsize=5_000)
def _by_head(head: str) -> Mapping[Column, float]:
    """How well each meaning fits a head, from 0 to 1."""
    bare, found = plain(head), {}
    if bare in {plain(name) for name in _LONGEST}:
        return {next(column for name, column in _LONGEST.items() if plain(name) == bare): 1.0}
    if bare in _WORDS:
        found[_WORDS[bare]] = 0.95
    words = set(bare.split())
    for known, column in _WORDS.items():
        parts = set(known.split())
        if bare and parts <= words:
            found[column] = max(found.get(column, 0), 0.5 + 0.35 * len(parts) / len(words))
        elif len(known) >= 5 and any(
            word.startswith(known) or (word.endswith(known) and word != known) for word in words
        ):
            found[column] = max(found.get(column, 0), 0.55)
    return found


def _share(values: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, values)) / len(values) if values else 0.0


def _by_content(values: Sequence[str]) -> dict[Column, float]:
    """How well each meaning fits what stands in the cells; only for what has a shape of its own."""
    if not values:
        return {}
    long = sum(map(len, values)) / len(values)
    timed = _share(values, lambda each: isinstance(times.understand(each, _ANY_DAY), tuple))
    digits = _share(values, lambda each: any(letter.isdigit() for letter in each))
    found = {
        Column.MAIL: _share(values, lambda each: cells.mail(each) is not None and " " not in each.strip()),
        Column.SITE: _share(values, lambda each: cells.site(each) is not None),
        Column.POSTCODE: _share(values, lambda each: cells.postcode(each) is not None and len(each) < 9),
        Column.PHONE: _share(values, lambda each: cells.phone(each) is not None and not _letters(each)),
        Column.WHEN: timed if digits > 0.3 else 0.0,
        Column.DAY: timed if digits <= 0.3 else 0.0,
        Column.COST: _share(values, lambda each: "€" in each or each.lower().strip() == "gratis"),
    }
    if long > 60:
        found[Column.TEXT] = 0.5
    return {column: fit * 0.8 for column, fit in found.items() if fit >= 0.6}


def _family(column: Column) -> bool:
    """Days and hours stand in one column or in several; their shapes are alike."""
    return column in (Column.WHEN, Column.DAY, Column.HOURS, Column.STARTS, Column.ENDS, Column.OFTEN)


def _letters(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 3


def guess(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column | None, ...]:
    """What each column most likely means; each meaning once. The best fit is given away first."""
    fits: list[tuple[float, int, Column]] = []
    for at, head in enumerate(heads):
        values = [row[at].strip() for row in rows[:_SAMPLE] if at < len(row) and row[at].strip()]
        named, shaped = _by_head(head), _by_content(values)
        for column in named.keys() | shaped.keys():
            name, shape = named.get(column, 0.0), shaped.get(column, 0.0)
            other = any(fit > 0.75 and not (_family(each) and _family(column)) for each, fit in shaped.items())
            against = 0.3 if name and not shape and other else 0.0
            shape -= 0.3 if named and not name and _family(column) and any(map(_family, named)) else 0.0
            fits.append((max(name, shape) + 0.2 * min(name, shape) - against, -at, column))
    given: dict[int, Column] = {}
    for fit, at, column in sorted(fits, key=lambda each: (-each[0], -each[1], each[2].code)):
        if fit >= 0.45 and -at not in given and column not in given.values():
            given[-at] = column
    town = next((at for at, column in given.items() if column is Column.TOWN), None)
    if town is not None and Column.PLACE not in given.values() and _names_places(heads, rows, town):
        given[town] = Column.PLACE
    if Column.TITLE not in given.values():
        _take_title(heads, rows, given)
    return tuple(given.get(at) for at in range(len(heads)))


def _names_places(heads: Sequence[str], rows: Sequence[Sequence[str]], at: int) -> bool:
    """A column "Plaats" with many different names holds places, not towns."""
    names = {row[at].strip().lower() for row in rows[:_SAMPLE] if at < len(row)}
    return plain(heads[at]) == "plaats" and len(names) > 3


def _take_title(heads: Sequence[str], rows: Sequence[Sequence[str]], given: dict[int, Column]) -> None:
    """Without a name column the first free column with words in it is the name."""
    for at in range(len(heads)):
        values = [row[at] for row in rows[:_SAMPLE] if at < len(row) and row[at].strip()]
        if at not in given and values and _share(values, _letters) > 0.8:
            given[at] = Column.TITLE
            return


def is_head(row: Sequence[str]) -> bool:
    """Whether a row can be the head: at least two cells that are known words, and no long texts."""
    words = [cell for cell in row if cell.strip()]
    if len(words) < 2 or any(len(cell) > 60 for cell in words):
        return False
    return sum(any(fit > 0.8 for fit in _by_head(cell).values()) for cell in words) >= 2


def signature(heads: Sequence[str]) -> str:
    """By what a list is known again when it comes a next time: its heads, in any order."""
    return "|".join(sorted(plain(head) for head in heads))[:1000]
