"""The bounds of an import and of a map, each with a date and a source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

_START = date(2026, 1, 1)
_OURS = "eigen keuze: ruim boven de grootste tabel van CBS (18.000 gebieden, 130 kolommen)"

FILE_BYTES = Number(
    "Grootste bestand", "bytes", [Since(_START, 150_000_000, "eigen keuze: PDOK-gebieden, heel het land")]
)
PAGE_BYTES = Number(
    "Grootste bestand via een pagina", "bytes", [Since(_START, 20_000_000, "eigen keuze: één verzoek")]
)
UNPACKED_BYTES = Number("Excel uitgepakt", "bytes", [Since(_START, 600_000_000, _OURS)])
COLUMNS = Number("Kolommen", "kolommen", [Since(_START, 400, _OURS)])
ROWS = Number("Regels", "regels", [Since(_START, 500_000, _OURS)])
SHOWN_BAD_ROWS = Number(
    "Slechte regels die wij noemen", "regels", [Since(_START, 200, "eigen keuze: een lijst is leesbaar")]
)
NAME_LENGTH = Number("Langste naam", "tekens", [Since(_START, 100, "CBS: langste wijknaam 2022 heeft 59 tekens")])
OUTLINE_POINTS = Number(
    "Punten per omtrek", "punten", [Since(_START, 400, "eigen keuze: een kaart van 800 beeldpunten")]
)
FIRST_YEAR = Number(
    "Eerste jaar", "jaar", [Since(_START, 1990, "CBS: Kerncijfers wijken en buurten begint in 1995")]
)
_SCALE = "eigen keuze: een half keer de gewone spreiding is een verschil dat iemand in het echt kan merken"
NOTICEABLE = Number("Verschil dat telt", "honderdste van de spreiding", [Since(_START, 50, _SCALE)])
MOVED = Number("Verandering die telt", "honderdste van de spreiding", [Since(_START, 20, _SCALE)])
FARTHEST = Number(
    "Verder dan dit telt een cijfer niet mee", "honderdste van de spreiding",
    [Since(_START, 300, "eigen keuze: één vreemd cijfer mag een onderdeel niet alleen bepalen")],
)  # fmt: skip
TREND_YEARS = Number(
    "Jaren tussen twee metingen voor een richting", "jaar",
    [Since(_START, 2, "eigen keuze: de meeste bronnen meten eens in de twee jaar")],
)  # fmt: skip
AT_ONCE_BYTES = Number(
    "Bestand dat meteen wordt ingelezen", "bytes",
    [Since(_START, 300_000, "eigen keuze: nog geen seconde werk; wat groter is, doet een taak op de achtergrond")],
)  # fmt: skip
COUNTRY_AREAS = Number(
    "Wijken die samen een land zijn", "wijken",
    [Since(_START, 100, "eigen keuze: CBS kent ruim 3.000 wijken; minder dan honderd is geen doorsnee")],
)  # fmt: skip
TOWN_AREAS = Number(
    "Wijken om een gemeente mee te vergelijken", "wijken",
    [Since(_START, 5, "eigen keuze: met vier is een spreiding toeval")],
)  # fmt: skip
SIMILAR = Number(
    "Gebieden die lijken", "gebieden", [Since(_START, 4, "eigen keuze: genoeg om niet één voorbeeld te zijn")]
)
SHARED_TRAITS = Number(
    "Kenmerken die beide bekend zijn", "kenmerken", [Since(_START, 3, "eigen keuze: minder zegt te weinig")]
)
CHOSEN = Number("Cijfers die iemand kan kiezen", "cijfers", [Since(_START, 5, "eigen keuze: kiezen is ook laten")])
PUBLISHING_DAY = Number(
    "Dag waarop eigen aantallen uitkomen", "dag van de maand na het kwartaal",
    [Since(date(2020, 1, 1), 15, "eigen keuze: een vaste dag, vooraf bekend, twee weken na het kwartaal")],
)  # fmt: skip
