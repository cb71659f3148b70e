"""GeoJSON read one feature at a time, so that a file of the whole country takes no more memory than one area."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused

_CHUNK = 1 << 16
_SPACE = " \t\r\n"


class _Cursor:
    """A place in a JSON text of which no more is held than needed."""

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.held = ""
        self.at = 0
        self.ended = False
        self.decode: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().raw_decode

    def more(self, size: int = _CHUNK) -> bool:
        """Hold more of the text; False when there is no more."""
        fresh = "" if self.ended else self.text.read(size)
        self.ended = self.ended or not fresh
        self.held = self.held[self.at :] + fresh
        self.at = 0
        return bool(fresh)

    def sign(self) -> str:
        """The next sign that is no blank, without passing it; empty at the end."""
        while True:
            while self.at < len(self.held):
                if self.held[self.at] not in _SPACE:
                    return self.held[self.at]
                self.at += 1
            if not self.more():
                return ""

    def take(self, wanted: str) -> None:
        """Pass this sign."""
        if self.sign() != wanted:
            raise FileRefused(FileReason.BROKEN_JSON)
        self.at += 1

    def value(self) -> Any:
        """The next whole value, whatever it is."""
        self.sign()
        size = _CHUNK
        while True:
            try:
                found, end = self.decode(self.held, self.at)
            except RecursionError as deep:
                raise FileRefused(FileReason.BROKEN_JSON) from deep
            except ValueError as broken:
                size *= 2
                if not self.more(size):
                    raise FileRefused(FileReason.BROKEN_JSON) from broken
                continue
            if end < len(self.held) or not self.more():
                self.at = end
                return found


@dataclass
class Collection:
    """A FeatureCollection: its small members that stand before the features, and the features as they come."""

    members: dict[str, Any] = field(default_factory=dict)

    def features(self, text: TextIO) -> Iterator[dict[str, Any]]:
        """Each feature, with ``properties`` that are a dict. Raises `FileRefused` where the file breaks."""
        cursor = _Cursor(text)
        if cursor.sign() != "{":
            raise FileRefused(FileReason.NOT_GEOJSON)
        cursor.take("{")
        found = False
        while cursor.sign() != "}":
            key = cursor.value()
            cursor.take(":")
            if key == "features" and cursor.sign() == "[":
                found = True
                yield from _elements(cursor)
            else:
                self._keep(key, cursor.value())
            if cursor.sign() == ",":
                cursor.take(",")
            elif cursor.sign() != "}":
                raise FileRefused(FileReason.BROKEN_JSON)
        cursor.take("}")
        if cursor.sign():
            raise FileRefused(FileReason.BROKEN_JSON)
        if not found or self.members.get("type", "FeatureCollection") != "FeatureCollection":
            raise FileRefused(FileReason.NOT_GEOJSON)

    def _keep(self, key: Any, value: Any) -> None:
        if isinstance(key, str) and isinstance(value, str | int) and len(self.members) < 50:
            self.members[key] = value[:500] if isinstance(value, str) else value


def _elements(cursor: _Cursor) -> Iterator[dict[str, Any]]:
    cursor.take("[")
    number = 0
    while cursor.sign() != "]":
        number += 1
        feature = cursor.value()
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            raise FileRefused(FileReason.NOT_GEOJSON, f"gebied {number}")
        yield feature
        if cursor.sign() == ",":
            cursor.take(",")
        elif cursor.sign() != "]":
            raise FileRefused(FileReason.BROKEN_JSON, f"na gebied {number}")
    cursor.take("]")
