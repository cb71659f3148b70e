"""Thresholds of the social map: value, since, source."""

from datetime import date, timedelta

from kanteling.apps.social_map.rules.entries import Kind
from kanteling.foundation.numbers import Number, Since

_START = date(2020, 1, 1)
_SEASON = "eigen afspraak: een seizoen, want roosters veranderen per half jaar"


def _days(name: str, value: int, source: str) -> Number:
    return Number(name, "days", (Since(_START, value, source),))


FRESH_DAYS = {
    Kind.ACTIVITY: _days("fresh_activity", 182, _SEASON),
    Kind.PROVISION: _days(
        "fresh_provision", 365, "eigen afspraak: een voorziening verandert zelden binnen een jaar"
    ),
    Kind.INITIATIVE: _days("fresh_initiative", 182, _SEASON),
    Kind.ROLE: _days("fresh_role", 91, "eigen afspraak: een open plek is vaak binnen een kwartaal vervuld"),
    Kind.RIDE: _days("fresh_ride", 182, _SEASON),
}
REMIND_DAYS = _days("remind_before", 21, "eigen afspraak: drie weken om te bevestigen")
REMIND_AGAIN_DAYS = _days("remind_again", 14, "eigen afspraak: niet vaker dan eens per twee weken")
LINK_DAYS = _days("confirm_link", 60, "eigen afspraak: de link werkt ook als iemand met vakantie was")
CLAIM_DAYS = _days("claim_code", 7, "eigen afspraak: gelijk aan een uitnodiging")
NEAR_METRES = Number("near", "metres", (Since(_START, 1500, "eigen afspraak: twintig minuten lopen"),))
PAGE_SIZE = Number("page", "entries", (Since(_START, 20, "eigen afspraak: past op drie schermen"),))


def fresh_until(kind: Kind, confirmed: date) -> date:
    """The last day on which an entry counts as confirmed."""
    return confirmed + timedelta(days=FRESH_DAYS[kind].on(confirmed))
