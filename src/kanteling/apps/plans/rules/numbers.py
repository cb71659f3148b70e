"""Numbers in a plan: each with its day and source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

OWN = "eigen afspraak, 2026-11"
START = date(2020, 1, 1)
"""Own agreements hold for everything entered, also what happened earlier and is written down later."""

CONTACT_AFTER = Number("Contact na het begin van een plan", "weeks", (Since(START, 4, f"De Nieuwe Route; {OWN}"),))
EVALUATE_AFTER = Number("Voorstel voor de terugkijkdag", "weeks", (Since(START, 26, OWN),))
EVALUATE_WITHIN = Number("Terugkijken uiterlijk na", "weeks", (Since(START, 52, OWN),))
UNDO_MINUTES = Number("Een tik ongedaan maken kan tot", "minutes", (Since(START, 60, OWN),))
