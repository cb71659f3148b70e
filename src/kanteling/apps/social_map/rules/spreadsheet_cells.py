"""What people write in one cell of a list, made clean and understood: texts, money, postcodes, addresses to reach.

A cell that cannot be understood is told back with a reason; nothing is guessed in silence.
"""

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

from kanteling.apps.social_map.rules.entries import Cost
from kanteling.apps.social_map.rules.reasons import RowReason

_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf\u201a-\u2122€ŒœŠšŽžŸˆ˜…†‡‰‹›‘’“”•–—]")
_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,20});")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BLOCKS = {"p", "br", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table"}
_HIDDEN = {"script", "style", "template", "head", "title", "object", "iframe", "svg"}
_CALL = re.compile(r"^=|^[+\-@].*[(|!\[]")
_ERROR = re.compile(
    r"#(?:REF|N/A|N/B|NAAM\?|NAME\?|VALUE|WAARDE|VERW|DIV/0|DEEL/0|NULL|LEEG|NUM|GETAL|SPILL)!?", re.IGNORECASE
)
_UNSAFE = ("=", "+", "-", "@", "\t", "\r")
_POSTCODE = re.compile(r"\b([1-9]\d{3})\s*-?\s*([A-Za-z]{2})\b")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-']+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")
_SITE = re.compile(r"(?:https?://)?(?:[a-z0-9\-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:€|eur(?:o)?)?\s*(\d{1,4}(?:\.\d{3})*)(?:[.,](\d{2}|\d|-{1,2}))?(?![\d:])\s*(?:€|eur(?:o)?|ct|cent)?",
    re.IGNORECASE,
)
_NOTHING = {
    "",
    "-",
    "--",
    "?",
    "nvt",
    "n.v.t.",
    "n.v.t",
    "onbekend",
    "nnb",
    "n.n.b.",
    "ntb",
    "n.t.b.",
    "geen idee",
    "x",
}
_FREE = re.compile(
    r"\b(?:gratis|kosteloos|kostenloos|vrij(?:e)? (?:entree|toegang)|geen kosten|geen|nihil|free|om niet|nee)\b",
    re.IGNORECASE,
)
_GIFT = re.compile(
    r"vrijwillige (?:bijdrage|gift)|vrije (?:bijdrage|gift)|donatie|kleine (?:bijdrage|vergoeding)|fooienpot",
    re.IGNORECASE,
)
SMALL_CENTS = 500
"""Up to five euros a time is "Kleine bijdrage"; own agreement, since 2026: the price of a coffee and a bus ride."""


class _Words(HTMLParser):
    """Only the words of a piece of HTML, with an end of line where a block ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in _HIDDEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _HIDDEN and self.hidden > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.kept.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.kept.append("\n")


def clean(text: str) -> str:
    """Words only: no markup, no unseen signs, no letters that were read in a wrong alphabet."""
    text = mended(text)
    if _HTML.search(text):
        words = _Words()
        words.feed(text)
        words.close()
        text = "".join(words.kept)
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def mended(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252 ("cafÃ©"), when that is what it is; else the text as it was."""
    for _ in range(2):
        if not _MOJIBAKE.search(text):
            return text
        try:
            text = _as_cp1252(text).decode("utf-8")
        except UnicodeError:
            return text
    return text


def _as_cp1252(text: str) -> bytes:
    """Windows-1252, where the five holes in it stand for themselves, as browsers read them."""
    return b"".join(
        bytes([ord(letter)]) if ord(letter) in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else letter.encode("cp1252")
        for letter in text
    )


def formula(text: str) -> bool:
    """Whether a rekenblad would work this out instead of showing it."""
    return bool(_CALL.match(text.lstrip()))


def sheet_error(text: str) -> bool:
    """Whether the cell shows an error of the rekenblad itself."""
    return bool(_ERROR.fullmatch(text.strip()))


def safe(text: str) -> str:
    """The same text for a file that a rekenblad will open: never worked out, always shown."""
    return f"'{text}" if text.lstrip(" ").startswith(_UNSAFE) or text.startswith("'") else text


def unsafed(text: str) -> str:
    """Take back the sign that `safe` put before a text."""
    bare = text.removeprefix("'")
    return bare if text.startswith("'") and (bare.lstrip(" ").startswith(_UNSAFE) or bare.startswith("'")) else text


def nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.strip().lower() in _NOTHING


@dataclass(frozen=True, slots=True)
class Money:
    """What it costs: roughly, in cents where there is one clear amount, and in the words of the list."""

    cost: Cost
    cents: int | None = None
    words: str = ""


def money(text: str) -> Money | RowReason:
    """What a cell about costs says."""
    text = clean(text)
    if nothing(text) and text != "-":
        return Money(Cost.UNKNOWN)
    amounts = [
        _cents(found[1], found[2] or "", found[0]) for found in _MONEY.finditer(text) if _is_money(found, text)
    ]
    words = "" if re.fullmatch(r"(?:€\s*)?[\d.,]+(?:,-)?", text) else text
    if amounts and not _FREE.match(text):
        if amounts[0] == 0:
            return Money(Cost.FREE, 0, words)
        return Money(Cost.SMALL if amounts[0] <= SMALL_CENTS else Cost.PAID, amounts[0], words)
    if _GIFT.search(text):
        return Money(Cost.SMALL, None, text)
    if _FREE.search(text) or text == "-":
        plain = text.lower().rstrip(".!") in ("gratis", "geen", "nee", "-", "free")
        return Money(Cost.FREE, 0, "" if plain else text)
    if re.search(
        r"betaald|tarief|afhankelijk|eigen bijdrage|ja\b|contributie|abonnement|lidmaatschap|kosten",
        text,
        re.IGNORECASE,
    ):
        return Money(Cost.PAID, None, text)
    return RowReason.UNCLEAR_COST


def _is_money(found: re.Match[str], text: str) -> bool:
    """A number is money when a sign says so, when it has cents, or when it is all there is."""
    return bool(
        re.search(r"€|eur|ct|cent", found[0], re.IGNORECASE)
        or found[2]
        or re.fullmatch(r"\s*\d+\s*(?:p\.?p\.?|per (?:keer|persoon|maand|jaar|les))?\.?\s*", text)
    )


def _cents(whole: str, part: str, written: str) -> int:
    if re.search(r"ct|cent", written, re.IGNORECASE) and "€" not in written and not part:
        return int(whole.replace(".", ""))
    digits = part.strip("-")
    return int(whole.replace(".", "")) * 100 + (int(digits.ljust(2, "0")) if digits else 0)


def postcode(text: str) -> str | None:
    """ "6511 AB" from any way to write it; None when there is none, or none that exists (SA, SD and SS do not)."""
    found = _POSTCODE.search(text)
    if not found or found[2].upper() in ("SA", "SD", "SS"):
        return None
    return f"{found[1]} {found[2].upper()}"


def without_postcode(text: str) -> str:
    """An address without its postcode."""
    return re.sub(r"\s{2,}", " ", _POSTCODE.sub(" ", text)).strip(" ,;")


def mail(text: str) -> str | None:
    """The first e-mail address in a cell."""
    found = _MAIL.search(text)
    return found[0].lower() if found and ".." not in found[0] else None


def site(text: str) -> str | None:
    """A web address with its scheme; only http and https exist for us."""
    text = text.strip()
    if re.match(r"[a-z]+:", text, re.IGNORECASE) and not re.match(r"https?://", text, re.IGNORECASE):
        return None
    found = _SITE.fullmatch(text)
    if not found or "@" in text.split("/")[0]:
        return None
    return text if text.lower().startswith("http") else f"https://{text}"


def phone(text: str) -> str | None:
    """A Dutch or foreign phone number, its digits kept together with the spaces of the list."""
    found = re.search(r"(?:\+|00)?\d[\d\s().\-/]{5,20}\d", text)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    if not found or not (
        8 <= len(digits) <= 15 or (digits.startswith(("0800", "0900", "14", "116")) and len(digits) >= 5)
    ):
        return None
    return re.sub(r"\s+", " ", found[0]).strip()


def whole_number(text: str) -> int | None:
    """A whole number, also as a rekenblad writes it (12.0), or with words around it ("max. 12 personen")."""
    found = re.search(r"\d+", re.sub(r"(\d+)\.0\b", r"\1", text))
    return int(found[0]) if found and len(found[0]) < 6 else None
