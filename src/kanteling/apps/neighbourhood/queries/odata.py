"""Rows from an OData address of CBS or RIVM, as a file that the importer reads like any other.

Only ever asked by someone who names an address; nothing in the house calls it by itself. CBS answers ten thousand rows
at a time and says where the next ones are (``odata.nextLink`` in version 3, ``@odata.nextLink`` in version 4).
"""

import csv
import io
import json
import urllib.error
import urllib.request
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused

_SECONDS = 60
_MOST_BYTES = 150_000_000
_MOST_PAGES = 500


def fetch(address: str) -> BinaryIO:
    """All rows at an address as a CSV in memory. Raises `FileRefused`."""
    rows: list[dict[str, Any]] = []
    heads: dict[str, None] = {}
    asked, bytes_ = 0, 0
    following: str | None = address
    while following:
        asked += 1
        answer, size = _ask(following, address)
        bytes_ += size
        if asked > _MOST_PAGES or bytes_ > _MOST_BYTES:
            raise FileRefused(FileReason.TOO_BIG)
        for row in answer["value"]:
            heads.update(dict.fromkeys(row))
            rows.append(row)
        link = answer.get("@odata.nextLink") or answer.get("odata.nextLink")
        following = urljoin(following, link) if link else None
    if not rows:
        raise FileRefused(FileReason.NO_ROWS)
    text = io.StringIO()
    out = csv.writer(text, delimiter=";")
    out.writerow(heads)
    out.writerows([_cell(row.get(head)) for head in heads] for row in rows)
    return io.BytesIO(text.getvalue().encode())


def _ask(address: str, first: str) -> tuple[dict[str, Any], int]:
    """One answer. A link to another host is not followed."""
    if urlsplit(address).scheme not in ("http", "https") or urlsplit(address).netloc != urlsplit(first).netloc:
        raise FileRefused(FileReason.NO_ANSWER, address[:100])
    asked = urllib.request.Request(address, headers={"Accept": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:
            content = answer.read(_MOST_BYTES + 1)
        found = json.loads(content)
    except (urllib.error.URLError, OSError, ValueError) as away:
        raise FileRefused(FileReason.NO_ANSWER, address[:100]) from away
    if not isinstance(found, dict) or not isinstance(found.get("value"), list):
        raise FileRefused(FileReason.NO_ANSWER, address[:100])
    if not all(isinstance(row, dict) for row in found["value"]):
        raise FileRefused(FileReason.NO_ANSWER, address[:100])
    return found, len(content)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return str(value).strip()
    return str(value).replace(".", ",")
