"""What an entry said, as JSON and back again: so that a change can be undone and a file can be laid beside it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.entries import Access, Cost, Kind, Rung
from kanteling.apps.social_map.rules.times import Day, Time

_CODES: Mapping[str, Any] = {"kind": Kind, "rung": Rung, "access": Access, "cost": Cost}
_LISTS = ("audience", "topics", "areas", "ways", "languages", "accessibility")


def words_of(view: EntryView) -> EntryWords:
    """The words of an entry as it stands, to write it anew with a few changes."""
    same = {each.name: getattr(view, each.name) for each in fields(EntryWords) if each.name not in ("place",)}
    return EntryWords(place=view.place.id if view.place else None, **same)


def as_json(words: EntryWords) -> dict[str, Any]:
    """The words as plain JSON values."""
    made: dict[str, Any] = {each.name: getattr(words, each.name) for each in fields(words)}
    made |= {name: made[name].code for name in _CODES}
    made |= {name: list(made[name]) for name in _LISTS}
    made["place"] = str(words.place) if words.place else None
    made["extra"] = dict(words.extra)
    made["time_extras"] = [dict(each) for each in words.time_extras]
    made["times"] = [_time_as_json(each) for each in words.times]
    return made


def from_json(held: Mapping[str, Any]) -> EntryWords:
    """Back from `as_json`."""
    made = {each.name: held[each.name] for each in fields(EntryWords) if each.name in held}
    made |= {name: code(made[name]) for name, code in _CODES.items()}
    made |= {name: tuple(made.get(name, ())) for name in _LISTS}
    made["place"] = UUID(held["place"]) if held.get("place") else None
    made["time_extras"] = tuple(held.get("time_extras", ()))
    made["times"] = tuple(_time_from_json(each) for each in held.get("times", ()))
    return EntryWords(**made)


def _time_as_json(moment: Time) -> dict[str, Any]:
    return {
        "day": moment.day.code if moment.day else None,
        "starts": moment.starts.isoformat() if moment.starts else None,
        "ends": moment.ends.isoformat() if moment.ends else None,
        "first": moment.first.isoformat() if moment.first else None,
        "last": moment.last.isoformat() if moment.last else None,
        "rule": moment.rule,
        "words": moment.words,
    }


def _time_from_json(held: Mapping[str, Any]) -> Time:
    return Time(
        day=Day(held["day"]) if held.get("day") else None,
        starts=time.fromisoformat(held["starts"]) if held.get("starts") else None,
        ends=time.fromisoformat(held["ends"]) if held.get("ends") else None,
        first=date.fromisoformat(held["first"]) if held.get("first") else None,
        last=date.fromisoformat(held["last"]) if held.get("last") else None,
        rule=held.get("rule", ""),
        words=held.get("words", ""),
    )
