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
