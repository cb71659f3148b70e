"""Who may bring lists and take them out, and how large they may be."""

from datetime import date

from kanteling.foundation.actor import Role
from kanteling.foundation.numbers import Number, Since
from kanteling.foundation.words import Reason

_START = date(2026, 1, 1)
PAGE_BYTES = Number("list_on_page", "bytes", (Since(_START, 10_000_000, "eigen keuze: één verzoek"),))
SHELL_BYTES = Number("package_in_shell", "bytes", (Since(_START, 1_000_000_000, "eigen keuze: een heel land"),))
UNPACKED_BYTES = Number("unpacked", "bytes", (Since(_START, 400_000_000, "eigen keuze: past in het geheugen"),))
PAGE_ROWS = Number("rows_on_page", "rows", (Since(_START, 3_000, "eigen keuze: een paar seconden werk"),))
COLUMNS = Number("columns", "columns", (Since(_START, 60, "eigen keuze: een lijst is te overzien"),))
SHOWN = Number("shown", "rows", (Since(_START, 50, "eigen keuze: een pagina is te overzien"),))


class NoExchange(Reason):
    """Why this actor cannot bring in or take out."""

    NOT_THE_KEEPER = (
        "not_the_keeper",
        "Lijsten inlezen doet de beheerder van de kaart, of wie een organisatie bijhoudt.",
    )
    ALREADY = "already", "Deze twee zijn al samengevoegd, of één is er niet meer."
    CHANGED = "changed", "Na het samenvoegen is er iets veranderd. Zet het terug bij het onderdeel zelf."


def why_not_bring(roles: frozenset[Role], *, keeps: bool = False) -> tuple[NoExchange, ...]:
    """Why somebody cannot bring a list: the map keeper may, and who keeps the organisation that it is about."""
    return () if keeps or Role.FUNCTIONAL_MANAGER in roles else (NoExchange.NOT_THE_KEEPER,)


def why_not_keep(roles: frozenset[Role]) -> tuple[NoExchange, ...]:
    """Why somebody cannot bring packages of all organisations, or merge: that is the map keeper's."""
    return why_not_bring(roles)
