"""Numbers of people and access, each with its day and source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

INVITATION_DAYS = Number(
    "invitation_days",
    "days",
    (Since(date(2020, 1, 1), 42, "eigen afspraak, 2026-11: zes weken, als een onderzoek"),),
)
