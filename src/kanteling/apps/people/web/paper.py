"""The letter on paper: one page, readable by a screen reader too (PDF/UA-1)."""

from dataclasses import dataclass
from importlib.resources import files

import qrcode
import typst
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from kanteling.apps.people.queries.letters import Letter


@dataclass(frozen=True, slots=True)
class Square:
    """The square that a telephone can read: one SVG path in a box of ``side`` by ``side``."""

    path: str
    side: int

    @property
    def svg(self) -> str:
        """As a picture on its own."""
        box = f'viewBox="0 0 {self.side} {self.side}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{self.path}"/></svg>'


def square_of(address: str) -> Square:
    """The square that leads to ``address``."""
    drawn = qrcode.QRCode(border=1)
    drawn.add_data(address)
    rows = drawn.get_matrix()
    dots = ((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Square("".join(f"M{x} {y}h1v1h-1z" for x, y in dots), len(rows))


def letter_as_pdf(letter: Letter, address: str) -> bytes:
    """The letter as PDF. Raises `typst.TypstError` when the page cannot be set, which is a fault of ours."""
    words = {
        "language": (get_language() or "nl")[:2],
        "title": gettext("Een vraag van %(name)s") % {"name": letter.resident},
        "dear": gettext("Dag %(name)s,") % {"name": letter.called},
        "asks": gettext("%(name)s vraagt u in de kring.") % {"name": capfirst(letter.resident)},
        "what": gettext(letter.what),
        "why": f"“{letter.why}”" if letter.why else "",
        "how": gettext("Kijk op deze plek. Vul daar de code in."),
        "place": address.split("/uitnodiging/")[0] + "/uitnodiging/",
        "code": letter.code,
        "spelled": gettext("Uw code"),
        "until": gettext("De code werkt één keer, tot en met %(day)s.")
        % {"day": formats.date_format(timezone.localtime(letter.until), "j F Y")},
        "choice": gettext("U mag altijd nee zeggen. U hoeft niet te zeggen waarom."),
        "call": gettext("Liever bellen? %(phone)s (gemeente %(name)s)")
        % {"phone": letter.phone, "name": letter.municipality}
        if letter.phone
        else "",
        "scan": gettext("Vierkant om te scannen met een telefoon; het leidt naar dezelfde plek met uw code."),
        "square": square_of(address).svg,
    }
    source = files("kanteling.apps.people.web").joinpath("letter.typ").read_bytes()
    return bytes(typst.compile(source, sys_inputs=words, pdf_standards=["ua-1"]))
