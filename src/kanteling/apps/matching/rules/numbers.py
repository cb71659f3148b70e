"""Numbers of matching: each with a day and a source. Speeds in meter per minuut, distances in metres."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

_DAY = date(2026, 1, 1)


def _number(name: str, unit: str, value: int, source: str) -> Number:
    return Number(name, unit, (Since(_DAY, value, source),))


WALKING = _number(
    "Lopen", "meter per minuut", 65, "KiM, Loopfeiten 2024: 1,1 km in 17 minuten per dag, gemiddeld in Nederland"
)
CYCLING = _number(
    "Fietsen", "meter per minuut", 200, "CBS, Onderzoek Verplaatsingen 2016: 2.516 km in 207 uur, 12 km per uur"
)
SCOOTING = _number(
    "Scootmobiel", "meter per minuut", 165,
    "RVV 1990 art. 22: 6 km per uur op de stoep; VVN: in de praktijk tot 20 op het fietspad. Wij rekenen 10.",
)  # fmt: skip
BUSSING = _number("Buurtbus", "meter per minuut", 300, "Eigen aanname, 18 km per uur in de wijk; ijk met de dienst")
BUS_WAIT = _number(
    "Wachten op de bus", "minuten", 8, "Eigen aanname: lopen naar de halte en wachten; ijk met de dienst"
)
DRIVING = _number("Auto", "meter per minuut", 400, "Eigen aanname, 24 km per uur in de stad")
DETOUR = _number(
    "Weg ten opzichte van de rechte lijn",
    "procent",
    130,
    "Eigen aanname: een weg is 1,3 keer de rechte lijn (literatuur: 1,2 tot 1,4)",
)
LONGEST = _number(
    "Langste reis, tot iemand iets anders zegt", "minuten", 30, "Eigen keuze; ieder verandert dit voor zichzelf"
)
SHORTEST_TOGETHER = _number("Kortste tijd samen", "minuten", 30, "Eigen keuze: korter samen is geen afspraak")
SAME_PLACE = _number(
    "Dezelfde plek", "meter", 500, "Eigen keuze: een ritje gaat erheen als het hier dichtbij stopt"
)
OUT_OF_THE_WAY = _number("Omrijden", "meter", 3000, "Eigen keuze: zoveel rijdt een chauffeur hooguit om")
