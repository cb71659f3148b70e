"""Who may bring lists and take them out, and how large they may be."""

from datetime import date

from kanteling.foundation.actor import Role
from kanteling.foundation.numbers import Number, Since
from kanteling.foundation.words import Reason, Worded

_START = date(2026, 1, 1)
PAGE_BYTES = Number("list_on_page", "bytes", (Since(_START, 25_000_000, "eigen keuze: een gemeente, met ruimte"),))
SHELL_BYTES = Number("package_in_shell", "bytes", (Since(_START, 1_000_000_000, "eigen keuze: een heel land"),))
UNPACKED_BYTES = Number("unpacked", "bytes", (Since(_START, 400_000_000, "eigen keuze: past in het geheugen"),))
PAGE_UNPACKED = Number("unpacked_on_page", "bytes", (Since(_START, 60_000_000, "gemeten: zie docs/speed.md"),))
PAGE_ROWS = Number("rows_on_page", "rows", (Since(_START, 20_000, "eigen keuze: een grote stad"),))
PAGE_LETTERS = Number(
    "letters_on_page", "letters", (Since(_START, 40_000_000, "eigen keuze: past in het geheugen"),)
)
AT_ONCE_BYTES = Number("bytes_at_once", "bytes", (Since(_START, 300_000, "eigen keuze: nog geen seconde werk"),))
AT_ONCE_ROWS = Number("rows_at_once", "rows", (Since(_START, 400, "eigen keuze: nog geen seconde werk"),))
COLUMNS = Number("columns", "columns", (Since(_START, 60, "eigen keuze: een lijst is te overzien"),))
KEPT = Number(
    "list_kept", "days", (Since(_START, 30, "eigen keuze: wie er dan niet aan toe kwam, stuurt opnieuw"),)
)
SHOWN = Number("shown", "rows", (Since(_START, 50, "eigen keuze: een pagina is te overzien"),))


class Form(Worded):
    """In which form something was sent."""

    SHEET = "sheet", "lijst"
    HSDS = "hsds", "pakket volgens HSDS"


class Step(Worded):
    """What is being done with a list that waits."""

    READ = "read", "Wij lezen het bestand."
    WEIGH = "weigh", "Wij kijken de lijst opnieuw na."
    PUBLISH = "publish", "Wij zetten alles op de kaart."


class NoExchange(Reason):
    """Why this actor cannot bring in or take out."""

    NOT_THE_KEEPER = (
        "not_the_keeper",
        "Lijsten inlezen doet de beheerder van de kaart, of wie een organisatie bijhoudt.",
    )
    BUSY = "busy", "Wij zijn nog met deze lijst bezig. Wacht tot het klaar is, of stop het."
    STOPPED = "stopped", "Dit is gestopt. Er is niets op de kaart veranderd."
    MEANWHILE = "meanwhile", "De lijst veranderde ondertussen. Er is niets op de kaart veranderd."
    NOT_READ = "not_read", "Dit bestand is nog niet gelezen."
    ALREADY = "already", "Deze twee zijn al samengevoegd, of één is er niet meer."
    CHANGED = "changed", "Na het samenvoegen is er iets veranderd. Zet het terug bij het onderdeel zelf."


def why_not_bring(roles: frozenset[Role], *, keeps: bool = False) -> tuple[NoExchange, ...]:
    """Why somebody cannot bring a list: the map keeper may, and who keeps the organisation that it is about."""
    return () if keeps or Role.FUNCTIONAL_MANAGER in roles else (NoExchange.NOT_THE_KEEPER,)


def why_not_keep(roles: frozenset[Role]) -> tuple[NoExchange, ...]:
    """Why somebody cannot bring packages of all organisations, or merge: that is the map keeper's."""
    return why_not_bring(roles)
