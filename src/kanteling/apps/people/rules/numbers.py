"""Numbers of people and access, each with its day and source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

INVITATION_DAYS = Number(
    "invitation_days",
    "days",
    (Since(date(2020, 1, 1), 42, "eigen afspraak, 2026-11: zes weken, als een onderzoek"),),
)
_GUESSES = "eigen afspraak, 2026-11: NIST SP 800-63B 5.2.2 vraagt hoogstens 100 pogingen; een code is 59 bits"
WRONG_CODES = Number("wrong_codes", "tries an hour from one address", (Since(date(2020, 1, 1), 10, _GUESSES),))
WRONG_CODES_EVERYWHERE = Number(
    "wrong_codes_everywhere", "tries an hour from all addresses", (Since(date(2020, 1, 1), 200, _GUESSES),)
)
WRONG_CODES_WHEN_BUSY = Number(
    "wrong_codes_when_busy", "tries an hour from one address", (Since(date(2020, 1, 1), 3, _GUESSES),)
)
_READING = "eigen afspraak, 2026-11: een aanleiding om te vragen, geen oordeel"
READING_DAYS = Number("reading_days", "days looked back", (Since(date(2020, 1, 1), 56, _READING),))
READING_TIMES = Number("reading_times", "times the own median day", (Since(date(2020, 1, 1), 4, _READING),))
READING_LEAST = Number("reading_least", "circles read in a day", (Since(date(2020, 1, 1), 8, _READING),))
READING_NIGHT_FROM = Number("reading_night_from", "hour", (Since(date(2020, 1, 1), 22, _READING),))
READING_NIGHT_UNTIL = Number("reading_night_until", "hour", (Since(date(2020, 1, 1), 6, _READING),))
READING_REFUSED = Number("reading_refused", "refusals in a day", (Since(date(2020, 1, 1), 3, _READING),))
