"""From a line of a list to the words of an entry: for a new one, or over one that is there already."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.spreadsheet_columns import Column
from kanteling.apps.social_map.rules.spreadsheet_rows import FIELDS, Draft, spoken_of


def fresh_words(draft: Draft, place: UUID | None, extra: Mapping[str, Any]) -> EntryWords:
    """The words of a new entry."""
    return EntryWords(place=place, extra=extra, **{name: getattr(draft, name) for name in spoken_of(tuple(FIELDS))})


def words_over(view: EntryView, draft: Draft, columns: Sequence[Column | None], place: UUID | None) -> EntryWords:
    """The words of an entry with those of the list over them: only what the list has a column for."""
    words = words_of(view)
    said: dict[str, Any] = {name: getattr(draft, name) for name in spoken_of(columns)}
    if "times" in said and said["times"] != words.times:
        said["time_extras"] = ()
    return replace(words, place=place or words.place, **said)
