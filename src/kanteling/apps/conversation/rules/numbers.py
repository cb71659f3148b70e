"""Numbers in the conversation and the clock of the Wmo: each with its day and source."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

OWN = "eigen afspraak, 2026-11"
START = date(2020, 1, 1)
"""Own agreements hold for everything entered, also what happened earlier and is written down later."""

WMO = date(2015, 1, 1)

PERSONAL_PLAN_DAYS = Number("Tijd voor een eigen plan", "days", (Since(WMO, 7, "Wmo 2015, artikel 2.3.2, lid 2"),))
RESEARCH_WEEKS = Number("Het onderzoek duurt hooguit", "weeks", (Since(WMO, 6, "Wmo 2015, artikel 2.3.2, lid 1"),))
DECISION_WEEKS = Number("De gemeente besluit binnen", "weeks", (Since(WMO, 2, "Wmo 2015, artikel 2.3.5, lid 2"),))
TEMPORARY_DAYS = Number(
    "Bij spoed is er hulp binnen",
    "days",
    (Since(WMO, 0, "Wmo 2015, artikel 2.3.3: onverwijld, dus dezelfde dag"),),
)

ATW = date(1965, 4, 1)

WORKING_DAYS_IN_TERM = Number(
    "Werkdagen die een termijn minstens telt", "days", (Since(ATW, 2, "Algemene termijnenwet, artikel 2"),)
)
TERM_OF_DAYS_WITH_TWO = Number(
    "Vanaf deze lengte telt een termijn twee werkdagen",
    "days",
    (Since(ATW, 3, "Algemene termijnenwet, artikel 2"),),
)
LONGEST_EXTENDED_DAYS = Number(
    "Langere termijnen in dagen schuiven niet op",
    "days",
    (Since(ATW, 90, "Algemene termijnenwet, artikel 4, onder a"),),
)
LONGEST_EXTENDED_WEEKS = Number(
    "Langere termijnen in weken schuiven niet op",
    "weeks",
    (Since(ATW, 12, "Algemene termijnenwet, artikel 4, onder a"),),
)

WORDS_LONG = Number("Zo lang mag een tekst zijn", "letters", (Since(START, 20000, f"{OWN}: ruim zes bladzijden"),))
