"""Paper: the same words as on the screen, as a PDF that a screen reader can read too.

A page is a row of blocks; typst sets them. Every document is PDF/UA-1 and PDF/A-2a: tags, language, title, and a text
for whatever is drawn. Words travel as data, never as markup, so that nothing anyone typed can change the page.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, gettext

FONTS = settings.ROOT / "build" / "fonts"
_PAPER = Path(__file__).with_name("paper.typ")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the page: level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said, set larger than what the system says. ``by`` says who."""

    text: str
    by: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``muted`` for what is beside the point, ``lead`` in bold before it."""

    text: str
    lead: str = ""
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Who does what: with the stair in drawing and in words, and a box to tick by hand."""

    who: str
    what: str
    when: str = ""
    rung: int = 0
    word: str = ""
    note: str = ""
    box: bool = True


@dataclass(frozen=True, slots=True)
class Boxes:
    """A question with boxes to tick by hand, all the same size."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A question with lines to write on."""

    question: str
    many: int = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of the municipality: a double line, like a picture frame."""

    title: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, in lines and not in dots; ``alt`` says in words what it shows. ``high`` in millimetres."""

    svg: str
    alt: str
    high: int = 120


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads; the first cell of a row says what the row is about. ``strong``: which rows are bold."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """Go on with a new sheet."""


Block = Heading | Words | Text | Step | Boxes | Lines | Frame | Picture | Table | Break


def make(title: str, blocks: Sequence[Block], *, phone: str = "", under: str = "", language: str = "") -> bytes:
    """The document as bytes. ``phone`` stands at the foot of each page, ``under`` below the title.

    ``title`` is the document's own title and holds no name of a person.
    """
    data = {
        "title": title,
        "under": under,
        "language": language or get_language() or "nl",
        "foot": gettext("Liever praten? Bel %(phone)s.") % {"phone": phone} if phone else "",
        "page": gettext("bladzijde"),
        "stair": gettext("Trap met vier treden"),
        "box": gettext("Hokje om aan te kruisen"),
        "line": gettext("Regel om op te schrijven"),
        "blocks": [{"kind": type(block).__name__.lower()} | asdict(block) for block in blocks],
    }
    try:
        return _compile(data)
    except typst.TypstError:
        return _compile(_without_signs(data))


def answer(name: str, title: str, blocks: Sequence[Block], **options: str) -> HttpResponse:
    """The document as an answer to a browser; ``name`` is the file's name and holds no name of a person."""
    response = HttpResponse(make(title, blocks, **options), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _compile(data: Any) -> bytes:
    fonts: list[Any] = [str(FONTS)] if FONTS.is_dir() else []
    made: bytes = typst.compile(
        _PAPER.read_bytes(),
        format="pdf",
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1", "a-2a"],
    )
    return made


def _without_signs(value: Any) -> Any:
    """The same data without signs that no shipped font draws (emoji): a page with an empty square beats no page."""
    if isinstance(value, str):
        return "".join(sign if ord(sign) < 0x2190 or sign in "✓→" else "▫" for sign in value)
    if isinstance(value, dict):
        return {key: _without_signs(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_signs(one) for one in value]
    return value
