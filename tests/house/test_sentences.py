"""B1: short sentences, one thought each. At most fifteen words, on screen and in the guides."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from kanteling.platform.messages import found

ROOT = Path(settings.ROOT)
MOST = 15
BLANK = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
WORD = re.compile(r"[^\W_](?:[\w’'.,/@-]*[^\W_])?")
END = re.compile(r"(?<=[.!?])[”)]*\s+|\n\n+|:\s+(?=[“A-ZÀ-Ý])|[“”]")
"""Where a sentence ends. What someone says between quotation marks is a sentence of its own."""
NOT_PROSE = re.compile(r"```.*?```|^\s*\|.*$|^#.*$|`[^`]*`|!?\[([^\]]*)\]\([^)]*\)", re.S | re.M)
GUIDES = sorted((ROOT / "docs" / "gidsen").glob("*.md"))


def _sentences(text: str) -> Iterator[str]:
    for part in END.split(BLANK.sub("woord", text)):
        if part and part.strip():
            yield " ".join(part.split())


def _too_long(texts: Iterator[str], most: int) -> list[str]:
    long = {one for text in texts for one in _sentences(text) if len(WORD.findall(one)) > most}
    return sorted(long, key=lambda one: -len(WORD.findall(one)))


def _on_screen() -> Iterator[str]:
    assert get_resolver().url_patterns
    for message in found(ROOT / "src" / "kanteling"):
        yield from (message,) if isinstance(message, str) else message


def _of_guide(path: Path) -> Iterator[str]:
    prose = NOT_PROSE.sub(lambda found: found[1] or "", path.read_text(encoding="utf-8"))
    yield from re.split(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+", prose)


def test_no_sentence_on_screen_is_longer_than_one_reads_in_one_breath() -> None:
    assert _too_long(_on_screen(), MOST) == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_no_sentence_in_a_guide_is_too_long(guide: Path) -> None:
    assert _too_long(_of_guide(guide), MOST) == []


def test_a_long_sentence_would_be_seen() -> None:
    long = "Wie dit leest, telt met mij mee tot de laatste van deze zestien woorden is gezegd. Kort."
    assert len(_too_long(iter([long]), MOST)) == 1
    assert _too_long(iter([long]), 16) == []
