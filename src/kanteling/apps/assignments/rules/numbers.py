"""Numbers of programmes and assignments: each with its day and source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

OWN = "eigen afspraak, 2026-11"
START = date(2015, 1, 1)

SMALLEST_CELL = Number(
    "Kleiner dan dit wordt een aantal niet getoond",
    "people",
    (Since(START, 10, f"CBS, onthullingscontrole; {OWN}"),),
)
ROUNDED_TO = Number(
    "Een aantal mensen wordt afgerond op", "people", (Since(START, 5, f"CBS, onthullingscontrole; {OWN}"),)
)
SMALLEST_CHANGE = Number(
    "Een nieuw aantal komt er pas bij zoveel verschil", "people", (Since(START, 10, f"als de kleinste cel; {OWN}"),)
)
BAND = Number("Zo vaak ligt een aantal in de band", "of_100", (Since(START, 80, OWN),))
LONGEST_GOAL = Number("Een doel in één zin heeft hoogstens", "letters", (Since(START, 400, OWN),))
