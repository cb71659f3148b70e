"""Numbers of room in the team, each with its day and source. None of them says how a person works."""

from datetime import date

from kanteling.foundation.numbers import Number, Since

_OWN = "eigen afspraak, 2026-11; er is geen landelijke norm"
_DAY = date(2020, 1, 1)

SMALL_TEAM = Number(
    "small_team", "colleagues", (Since(_DAY, 4, f"{_OWN}: onder de vier is een totaal een persoon"),)
)
SMALL_CELL = Number(
    "small_cell", "colleagues", (Since(_DAY, 3, f"{_OWN}: een soort van één of twee is een persoon"),)
)
ANSWER_LEADER = Number("answer_leader", "days", (Since(_DAY, 7, _OWN),))
ANSWER_MUNICIPALITY = Number("answer_municipality", "days", (Since(_DAY, 21, _OWN),))
FULL_TIME = Number("full_time", "hours a week", (Since(_DAY, 36, "cao Sociaal Werk: voltijd is 36 uur per week"),))
STEP = Number("step", "minutes", (Since(_DAY, 30, f"{_OWN}: preciezer hoeft niet, één minuut per week"),))
_ASKED = f"{_OWN}; een voorstel dat de collega zelf verbetert"
CONVERSATION = Number("conversation", "minutes", (Since(_DAY, 90, _ASKED),))
REPORT = Number("report", "minutes", (Since(_DAY, 60, _ASKED),))
CONTACT = Number("contact", "minutes", (Since(_DAY, 30, _ASKED),))
LOOKING_BACK = Number("looking_back", "minutes", (Since(_DAY, 60, _ASKED),))
INFORMED = Number("informed", "minutes", (Since(_DAY, 30, _ASKED),))
