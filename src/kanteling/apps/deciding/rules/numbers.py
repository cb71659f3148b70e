"""Numbers in deciding together: each with its day and source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

OWN = "eigen afspraak, 2026-11"
START = date(2020, 1, 1)
"""Own agreements hold for everything entered, also what happened earlier and is written down later."""

REMIND_AFTER = Number("Herinneren kan na", "days", (Since(START, 2, OWN),))
"""Days between being asked and a reminder, and between two reminders: the system never hurries."""

CONTINUE_AFTER = Number("Doorgaan zonder antwoord kan na", "days", (Since(START, 5, OWN),))
"""Days between a reminder and going on without the one who stays silent."""

CLOSED_MINUTES = Number("Besloten tijd duurt", "minutes", (Since(START, 30, OWN),))
EXTEND_MINUTES = Number("Besloten tijd erbij", "minutes", (Since(START, 10, OWN),))
