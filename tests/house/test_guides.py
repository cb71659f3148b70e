"""The guides name buttons by their exact words, and show pictures that exist and are used."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs/gidsen").glob("*.md"))
PICTURES = ROOT / "docs/gidsen/beelden"
LARGEST, MOST_WORDS = 120_000, 16


def said() -> str:
    """Every sentence of the screens, as the templates and the code hold them."""
    files = [
        path for kind in ("*.html", "*.py") for path in (ROOT / "src").rglob(kind) if "tests" not in path.parts
    ]
    return "\n".join(path.read_text() for path in files)


@pytest.fixture(scope="module")
def screens() -> str:
    return said()


def sentences(text: str) -> list[str]:
    """The sentences of a guide, without pictures and marks."""
    plain = re.sub(r"!\[.*?\]\(.*?\)|[*#]", "", text)
    return [one.strip() for one in re.split(r"(?<=[.?!:])\s+|\n\s*\n|\n(?=[-\d])", plain) if one.strip()]


def test_there_is_a_guide_for_everyone() -> None:
    assert {"gemeente", "inwoner", "kaart", "organisatie", "procesbegeleider", "wijkteam"}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_stands_in_bold_stands_on_a_button(guide: Path, screens: str) -> None:
    named = re.findall(r"\*\*(.+?)\*\*", guide.read_text())
    assert named
    assert [words for words in named if not re.search(rf"[\"'>]{re.escape(words)}[\"'<]", screens)] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_each_picture_is_there_and_says_what_it_shows(guide: Path) -> None:
    for words, where in re.findall(r"!\[(.*?)\]\((.+?)\)", guide.read_text()):
        assert words
        assert (guide.parent / where).is_file(), where


def test_each_picture_is_used_and_light() -> None:
    text = "".join(path.read_text() for path in GUIDES)
    assert [path.name for path in PICTURES.glob("*") if path.name not in text] == []
    assert [path.name for path in PICTURES.glob("*") if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_sentences_are_short(guide: Path) -> None:
    assert [one for one in sentences(guide.read_text()) if len(one.split()) > MOST_WORDS] == []
