"""From the words of HSDS 3 to ours: whatever a package says, something we can show, and never an error."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from kanteling.apps.social_map.rules import spreadsheet_cells as cells
from kanteling.apps.social_map.rules.entries import (
    LANGUAGES,
    Access,
    Accessible,
    Cost,
    Kind,
    Rung,
    in_country,
)
from kanteling.apps.social_map.rules.hsds_words import OURS, Offer, Spot, Who
from kanteling.apps.social_map.rules.times import Day, Time


def read_service(told: Mapping[str, Any]) -> Offer:
    """What a service of HSDS says, as an offer; what we have no room for stays in what came in."""
    ours = _mapping(told.get(OURS))
    where = _rows(told, "service_at_locations")
    schedules = _rows(told, "schedules") or [each for place in where for each in _rows(place, "schedules")]
    phones = _rows(told, "phones") or [each for place in where for each in _rows(place, "phones")]
    contact = next(iter(_rows(told, "contacts")), {})
    money, cents = _costs(told)
    text = _text(told, "description")
    return Offer(
        kind=_code(Kind, ours.get("kind"), Kind.ACTIVITY),
        title=_text(told, "name"),
        text=text or _text(told, "name"),
        plain_words=str(ours.get("plain_words") or ""),
        for_whom=_text(told, "eligibility_description"),
        audience=_strings(ours.get("audience")),
        age_from=_age(told.get("minimum_age")),
        age_to=_age(told.get("maximum_age")),
        rung=_code(Rung, ours.get("rung"), Rung.COLLECTIVE),
        topics=_strings(ours["topics"]) if "topics" in ours else (() if ours else _topics(told)),
        times=tuple(moment for each in schedules for moment in read_schedule(each)),
        areas=_strings(ours.get("areas")),
        reach=str(ours.get("reach") or ""),
        ways=_strings(ours.get("ways")),
        access=_code(Access, ours.get("access"), Access.FREE),
        access_text=str(ours.get("access_text") or ""),
        documents="; ".join(filter(None, (_text(each, "document") for each in _rows(told, "required_documents")))),
        cost=_code(Cost, ours.get("cost"), money),
        cost_cents=cents,
        cost_text=_text(told, "fees_description") or _text(told, "fees"),
        languages=tuple(dict.fromkeys(filter(None, (_language_code(each) for each in _rows(told, "languages"))))),
        accessibility=_strings(ours.get("accessibility")),
        capacity=_capacity(ours, told),
        contact_name=_text(contact, "name"),
        contact_role=_text(contact, "title"),
        phone=next((_text(each, "number") for each in phones), ""),
        mail=_text(told, "email") or _text(contact, "email"),
        link=_text(told, "url"),
        next_step=_text(told, "application_process"),
    )  # fmt: skip


def read_organization(told: Mapping[str, Any]) -> Who:
    """What an organisation of HSDS says."""
    phone = next((_text(each, "number") for each in _rows(told, "phones")), "")
    return Who(
        name=_text(told, "name"),
        text=_text(told, "description"),
        phone=phone,
        mail=_text(told, "email"),
        link=_text(told, "website"),
    )


def read_location(told: Mapping[str, Any]) -> Spot:
    """What a location of HSDS says; the physical address before the postal one."""
    addresses = sorted(_rows(told, "addresses"), key=lambda each: each.get("address_type") != "physical")
    address: Mapping[str, Any] = next(iter(addresses), {})
    codes = {each.code for each in Accessible}
    lon, lat = _degrees(told.get("longitude"), 180), _degrees(told.get("latitude"), 90)
    if lon is None or lat is None or not in_country(lon, lat):
        lon, lat = None, None  # a place abroad stays in what came in, and is not on our map
    return Spot(
        name=_text(told, "name") or _text(address, "address_1"),
        address=" ".join(filter(None, (_text(address, "address_1"), _text(address, "address_2")))),
        postcode=_text(address, "postal_code")[:10],
        city=_text(address, "city"),
        lon=lon,
        lat=lat,
        area_code=str(_mapping(told.get(OURS)).get("area_code") or ""),
        reach=_text(told, "transportation"),
        accessibility=tuple(
            dict.fromkeys(each["details"] for each in _rows(told, "accessibility") if each.get("details") in codes)
        ),
    )


def read_schedule(told: Mapping[str, Any]) -> tuple[Time, ...]:
    """The moments in one schedule: one for each day that it names."""
    ours = _mapping(told.get(OURS))
    starts, ends = _hour(told.get("opens_at")), _hour(told.get("closes_at"))
    first = _day(told.get("valid_from")) or _day(told.get("dtstart"))
    last = _day(told.get("valid_to")) or _day(told.get("until"))
    words = (_text(told, "description") or _text(told, "notes"))[:300]
    if ours:
        return (
            Time(_code(Day, ours.get("day"), None), starts, ends, first, last, str(ours.get("rule") or ""), words),
        )
    freq, every = told.get("freq"), told.get("interval")
    days = re.findall(r"([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)", str(told.get("byday") or "").upper())
    step = f";INTERVAL={int(every)}" if isinstance(every, int | float) and 1 < every < 100 else ""
    made = []
    for nth, code in dict.fromkeys(days):
        rule = (
            f"FREQ={freq};BYDAY={nth}{code}"
            if freq in ("WEEKLY", "MONTHLY") and (nth or step or freq == "MONTHLY")
            else ""
        )
        made.append(Time(Day(code), starts, ends, first, last, rule.replace(";BYDAY", f"{step};BYDAY"), words))
    month = str(told.get("bymonthday") or "")
    if not made and freq == "MONTHLY" and re.fullmatch(r"-?\d{1,2}(?:,-?\d{1,2})*", month):
        made.append(Time(None, starts, ends, first, last, f"FREQ=MONTHLY{step};BYMONTHDAY={month}", words))
    if not made and (starts or first or words):
        once = told.get("dtstart") and not freq and not told.get("valid_to") and not told.get("until")
        made.append(Time(None, starts, ends, first, first if once else last, "", words))
    return tuple(made)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _rows(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = told.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return cells.clean(value) if isinstance(value, str) else ""


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()


def _code(words: Any, value: Any, otherwise: Any) -> Any:
    return next((each for each in words if each.code == value), otherwise)


def _age(value: Any) -> int | None:
    return (
        int(value) if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 150 else None
    )


def _degrees(value: Any, most: int) -> float | None:
    return (
        float(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most
        else None
    )


def _topics(told: Mapping[str, Any]) -> tuple[str, ...]:
    names = (_text(_mapping(each.get("taxonomy_term")), "name")[:100] for each in _rows(told, "attributes"))
    return tuple(dict.fromkeys(filter(None, names)))


def _costs(told: Mapping[str, Any]) -> tuple[Cost, int | None]:
    option = next(
        (each for each in _rows(told, "cost_options") if isinstance(each.get("amount"), int | float)), None
    )
    if option is not None and 0 <= option["amount"] < 20_000_000:
        cents = round(option["amount"] * 100)
        return (Cost.FREE if cents == 0 else Cost.SMALL if cents <= cells.SMALL_CENTS else Cost.PAID), cents
    money = cells.money(_text(told, "fees_description"))
    return (money.cost if isinstance(money, cells.Money) else Cost.UNKNOWN), None


def _capacity(ours: Mapping[str, Any], told: Mapping[str, Any]) -> int | None:
    if "capacity" in ours or ours:
        value = ours.get("capacity")
        return value if isinstance(value, int) and 0 <= value < 2**31 else None
    most = next((each.get("maximum") for each in _rows(told, "capacities")), None)
    return int(most) if isinstance(most, int | float) and 0 <= most < 2**31 else None


def _language_code(told: Mapping[str, Any]) -> str:
    code, name = _text(told, "code").lower(), _text(told, "name").lower()
    return (code or next((known for known, dutch in LANGUAGES.items() if name in (known, dutch.lower())), ""))[:20]


def _hour(value: Any) -> time | None:
    found = re.match(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", value) if isinstance(value, str) else None
    return time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def day_in(value: Any) -> date | None:
    """The day that a text of HSDS names, when it is one."""
    return _day(value)
