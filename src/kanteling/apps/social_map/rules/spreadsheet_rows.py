"""From one line of a list to what would stand on the map, or to what is wrong with it, cell by cell.

Nothing is made up: what a list does not say stays open. Two fallbacks only, both shown before anything is published:
without a text the name is the text, and with a place and a time the next step is to come along.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kanteling.apps.social_map.rules import spreadsheet_cells as cells
from kanteling.apps.social_map.rules.duplicates import Thing, words_of
from kanteling.apps.social_map.rules.entries import LANGUAGES, Access, Accessible, Audience, Cost, Kind
from kanteling.apps.social_map.rules.reasons import RowReason, Wrong
from kanteling.apps.social_map.rules.spreadsheet_columns import Column
from kanteling.apps.social_map.rules.spreadsheet_times import understand
from kanteling.apps.social_map.rules.times import Time

LONGEST = {
    Column.TITLE: 200,
    Column.ORGANISATION: 200,
    Column.PLACE: 200,
    Column.ADDRESS: 200,
    Column.TOWN: 100,
    Column.CONTACT: 200,
}
_LONGEST_TEXT = 5000
_AUDIENCE = (
    (Audience.OLDER, r"ouder(?:en|e)\b|senior|bejaard|[5-8]\d\s*(?:\+|plus)"),
    (Audience.CHILDREN, r"kind(?:eren|er)?\b|peuter|kleuter|basisschool"),
    (Audience.YOUNG, r"jonger|jeugd|tiener|jong volwassen"),
    (Audience.FAMILIES, r"gezin|ouders|vaders|moeders"),
    (Audience.CARERS, r"mantelzorg"),
    (Audience.NEWCOMERS, r"nieuwkomer|statushouder|vluchteling|anderstalig|inburger"),
    (Audience.DISABILITY, r"beperking|handicap|rolstoel|\bggz\b"),
    (Audience.WOMEN, r"vrouwen|dames"),
    (Audience.MEN, r"\bmannen|heren"),
    (Audience.DEMENTIA, r"dement|geheugen|alzheimer"),
)
_KINDS = (
    (Kind.ROLE, r"vrijwilliger|vacature|gezocht|open plek"),
    (Kind.RIDE, r"vervoer|buurtbus|rit(?:ten)?\b"),
    (Kind.INITIATIVE, r"initiatief"),
    (Kind.PROVISION, r"voorziening|spreekuur|hulpverlening|dienst|loket|ondersteuning|advies"),
)
_ACCESSIBLE = (
    (Accessible.WHEELCHAIR, r"rolstoel|rolstoeltoegankelijk|^ja\b|drempelvrij|begane grond"),
    (Accessible.TOILET, r"(?:aangepast|invaliden|minder?validen)\s?-?toilet"),
    (Accessible.LIFT, r"\blift\b"),
    (Accessible.HEARING_LOOP, r"ringleiding"),
    (Accessible.QUIET, r"prikkel"),
    (Accessible.SIGN_LANGUAGE, r"gebaren"),
)
_OPEN_DOOR = re.compile(
    r"niet nodig|niet nodig|vrije inloop|inloop|^nee\b|zonder aanmeld|hoeft niet|gewoon binnenlopen", re.IGNORECASE
)


_WHEN = (Column.WHEN, Column.DAY, Column.HOURS, Column.STARTS, Column.ENDS, Column.OFTEN)
FIELDS: Mapping[Column, tuple[str, ...]] = {
    Column.TITLE: ("title",),
    Column.TEXT: ("text",),
    Column.KIND: ("kind", "topics"),
    Column.COST: ("cost", "cost_cents", "cost_text"),
    Column.AUDIENCE: ("for_whom", "audience", "age_from", "age_to"),
    Column.JOIN: ("access", "access_text", "next_step"),
    Column.CONTACT: ("contact_name", "phone", "mail"),
    Column.PHONE: ("phone",),
    Column.MAIL: ("mail",),
    Column.SITE: ("link",),
    Column.CAPACITY: ("capacity",),
    Column.LANGUAGES: ("languages",),
    Column.ACCESSIBLE: ("accessibility",),
    Column.PLAIN_WORDS: ("plain_words",),
    **dict.fromkeys(_WHEN, ("times",)),
}
"""Which fields of an entry a column speaks of; the place stands apart."""


def spoken_of(columns: Sequence[Column | None]) -> frozenset[str]:
    """The fields of which a list with these columns says something."""
    return frozenset(name for column in columns if column for name in FIELDS.get(column, ()))


@dataclass(frozen=True, slots=True)
class Draft:
    """One line, understood. Names of organisation and place are still words; rows are found or made for them later."""

    line: int
    title: str = ""
    text: str = ""
    kind: Kind = Kind.ACTIVITY
    topics: tuple[str, ...] = ()
    organisation: str = ""
    place: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    area: str = ""
    times: tuple[Time, ...] = ()
    cost: Cost = Cost.UNKNOWN
    cost_cents: int | None = None
    cost_text: str = ""
    for_whom: str = ""
    audience: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    access: Access = Access.FREE
    access_text: str = ""
    next_step: str = ""
    contact_name: str = ""
    phone: str = ""
    mail: str = ""
    link: str = ""
    capacity: int | None = None
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    plain_words: str = ""
    key: str = ""
    wrong: tuple[Wrong, ...] = ()

    @property
    def thing(self) -> Thing:
        """What `duplicates` looks at."""
        return Thing(
            f"line:{self.line}",
            self.title,
            self.organisation,
            self.place or self.address,
            self.postcode,
            times=self.times,
            phone=self.phone,
            mail=self.mail,
        )


@dataclass(slots=True)
class _Reading:
    line: int
    said: Mapping[Column, str]
    heads: Mapping[Column, str]
    today: date
    out: dict[str, Any] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)

    def cell(self, column: Column) -> str:
        return self.said.get(column, "")

    def refuse(self, column: Column, reason: RowReason) -> None:
        self.wrong.append(Wrong(self.line, reason, column.code, self.cell(column)[:200]))

    def take(self, name: str, column: Column, read: Callable[[str], Any], reason: RowReason) -> None:
        """Keep what ``read`` makes of a filled cell, or say why not."""
        text = self.cell(column)
        if not text or cells.nothing(text):
            return
        value = read(text)
        if value is None:
            self.refuse(column, reason)
        else:
            self.out[name] = value


def read(line: int, row: Sequence[str], columns: Sequence[Column | None], today: date) -> Draft:
    """What one line says, by the meaning of each column."""
    said: dict[Column, str] = {}
    early: list[Wrong] = []
    for at, column in enumerate(columns):
        if column is None or at >= len(row):
            continue
        raw = cells.unsafed(row[at])
        if raw == row[at] and cells.formula(raw):
            early.append(Wrong(line, RowReason.FORMULA, column.code, raw[:200]))
            continue
        if cells.sheet_error(raw):
            early.append(Wrong(line, RowReason.SHEET_ERROR, column.code, raw[:200]))
            continue
        said[column] = cells.clean(raw)
    reading = _Reading(line, said, {}, today, wrong=early)
    for step in (_texts, _who_and_where, _when, _money, _for_whom, _reach, _join):
        step(reading)
    return replace(Draft(line=line, **reading.out), wrong=tuple(reading.wrong))


def _texts(reading: _Reading) -> None:
    title = reading.cell(Column.TITLE).replace("\n", " ")
    if not title or cells.nothing(title):
        reading.refuse(Column.TITLE, RowReason.NO_TITLE)
    for column, most in LONGEST.items():
        if len(reading.cell(column)) > most:
            reading.refuse(column, RowReason.LONG)
    for column in (Column.TEXT, Column.JOIN, Column.AUDIENCE, Column.PLAIN_WORDS, Column.COST):
        if len(reading.cell(column)) > _LONGEST_TEXT:
            reading.refuse(column, RowReason.LONG)
    text = reading.cell(Column.TEXT)
    reading.out |= {"title": title, "text": text if text and not cells.nothing(text) else title}
    reading.out |= {"plain_words": reading.cell(Column.PLAIN_WORDS), "key": reading.cell(Column.KEY)[:100]}
    sort = reading.cell(Column.KIND)
    reading.out["kind"] = next(
        (kind for kind, words in _KINDS if re.search(words, sort, re.IGNORECASE)), Kind.ACTIVITY
    )
    reading.out["topics"] = tuple(each.strip()[:100] for each in re.split(r"[,;/]", sort) if each.strip())[:10]


def _who_and_where(reading: _Reading) -> None:
    reading.out["organisation"] = reading.cell(Column.ORGANISATION).replace("\n", " ")
    place, address, town = (
        reading.cell(each).replace("\n", ", ") for each in (Column.PLACE, Column.ADDRESS, Column.TOWN)
    )
    code = reading.cell(Column.POSTCODE)
    found = cells.postcode(code) or cells.postcode(address) or cells.postcode(town) or cells.postcode(place)
    if code and not cells.nothing(code) and not cells.postcode(code):
        reading.refuse(Column.POSTCODE, RowReason.ODD_POSTCODE)
    address = cells.without_postcode(address) if cells.postcode(address) else address
    rest = cells.without_postcode(code) if cells.postcode(code) else ""
    reading.out |= {
        "place": cells.without_postcode(place) if cells.postcode(place) else place,
        "address": address,
        "postcode": found or "",
        "town": (cells.without_postcode(town) if cells.postcode(town) else town) or rest,
        "area": reading.cell(Column.AREA),
    }


def _when(reading: _Reading) -> None:
    """Days and hours from one column or from several, read as one sentence."""
    span = "-".join(filter(None, (reading.cell(Column.STARTS), reading.cell(Column.ENDS))))
    parts = [reading.cell(each) for each in (Column.OFTEN, Column.DAY, Column.WHEN, Column.HOURS)] + [span]
    said = " ".join(part for part in parts if part and not cells.nothing(part))
    times = understand(said, reading.today)
    if isinstance(times, RowReason):
        column = next(
            (
                each
                for each in (Column.WHEN, Column.HOURS, Column.DAY, Column.STARTS, Column.OFTEN)
                if reading.cell(each)
            ),
            Column.WHEN,
        )
        reading.refuse(column, times)
    else:
        reading.out["times"] = times


def _money(reading: _Reading) -> None:
    money = cells.money(reading.cell(Column.COST))
    if isinstance(money, RowReason):
        reading.refuse(Column.COST, money)
    else:
        reading.out |= {"cost": money.cost, "cost_cents": money.cents, "cost_text": money.words}


def _for_whom(reading: _Reading) -> None:
    words = reading.cell(Column.AUDIENCE)
    reading.out["for_whom"] = "" if cells.nothing(words) else words
    reading.out["audience"] = tuple(
        each.code for each, shape in _AUDIENCE if re.search(shape, words, re.IGNORECASE)
    )
    span = re.search(r"\b(\d{1,2})\s*(?:-|–|t/m|tot(?: en met)?)\s*(\d{1,2})\s*(?:jaar|jr)", words)
    plus = re.search(r"\b(\d{1,2})\s*(?:\+|plus)|vanaf\s+(\d{1,2})\s*(?:jaar|jr)", words)
    until = re.search(r"tot\s+(\d{1,2})\s*(?:jaar|jr)", words)
    if span and int(span[1]) <= int(span[2]):
        reading.out |= {"age_from": int(span[1]), "age_to": int(span[2])}
    elif plus:
        reading.out["age_from"] = int(plus[1] or plus[2])
    elif until:
        reading.out["age_to"] = int(until[1])
    reading.take("capacity", Column.CAPACITY, cells.whole_number, RowReason.ODD_NUMBER)
    spoken = reading.cell(Column.LANGUAGES).lower()
    reading.out["languages"] = tuple(code for code, name in LANGUAGES.items() if name.lower() in spoken)
    way = reading.cell(Column.ACCESSIBLE)
    barred = re.match(r"nee\b|niet\b|geen\b", way, re.IGNORECASE)
    found = () if barred else (each.code for each, shape in _ACCESSIBLE if re.search(shape, way, re.IGNORECASE))
    reading.out["accessibility"] = tuple(found)


def _reach(reading: _Reading) -> None:
    """Contact may hold a name, a number and an address all at once."""
    contact = reading.cell(Column.CONTACT).replace("\n", " ")
    phone, mail = cells.phone(contact), cells.mail(contact)
    name = contact
    for known in (phone, mail):
        name = re.sub(re.escape(known), " ", name, flags=re.IGNORECASE) if known else name
    name = (
        re.sub(r"\b(?:tel|telefoon|mail|e-mail|mob)\b\.?:?", " ", name, flags=re.IGNORECASE)
        if phone or mail
        else name
    )
    reading.out |= {
        "contact_name": re.sub(r"\s{2,}", " ", name).strip(" ,;:()-/|"),
        "phone": phone or "",
        "mail": mail or "",
    }
    reading.take("phone", Column.PHONE, cells.phone, RowReason.ODD_PHONE)
    reading.take("mail", Column.MAIL, cells.mail, RowReason.ODD_MAIL)
    reading.take("link", Column.SITE, cells.site, RowReason.ODD_SITE)
    if len(reading.out["phone"]) > 40:
        reading.out["phone"] = ""


def _join(reading: _Reading) -> None:
    join = reading.cell(Column.JOIN)
    step = "" if cells.nothing(join) or _OPEN_DOOR.search(join) or len(join) < 4 else join
    if join and not cells.nothing(join) and not _OPEN_DOOR.search(join):
        reading.out |= {"access": Access.REGISTER, "access_text": join if len(join) > 3 else ""}
    if not step and (reading.out["place"] or reading.out["address"]):
        step = f"Kom langs bij {reading.out['place'] or reading.out['address']}."
    reading.out["next_step"] = step
    if not (step or reading.out["phone"] or reading.out["mail"] or reading.out.get("link")):
        reading.refuse(Column.JOIN, RowReason.NO_WAY_IN)


def identities(drafts: Sequence[Draft]) -> Mapping[int, str]:
    """By what each line is known again when the list comes a next time: its own number, or name, who and where.

    The second line with the same name, who and where (another day) is "…#2", and so on.
    """
    many: Counter[str] = Counter()
    found: dict[int, str] = {}
    for draft in drafts:
        key = f"key:{draft.key}" if draft.key else _by_words(draft)
        many[key] += 1
        found[draft.line] = key if many[key] == 1 else f"{key}#{many[key]}"
    return found


def _by_words(draft: Draft) -> str:
    words = (sorted(words_of(text)) for text in (draft.title, draft.organisation, draft.place or draft.address))
    return hashlib.sha256("|".join(" ".join(each) for each in words).encode()).hexdigest()[:32]


def twice(drafts: Sequence[Draft]) -> Mapping[int, int]:
    """Lines that say just what an earlier line says: line -> that earlier line."""
    seen: dict[object, int] = {}
    found: dict[int, int] = {}
    for draft in drafts:
        same = replace(draft, line=0, key="", wrong=())
        earlier = seen.setdefault(same, draft.line)
        if earlier != draft.line:
            found[draft.line] = earlier
    return found
