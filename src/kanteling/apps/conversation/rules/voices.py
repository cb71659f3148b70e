"""The same step of the clock, said to the resident and said of the resident: whoever reads "u" must be meant."""

from collections.abc import Mapping

from kanteling.apps.conversation.rules.clock import Party, State, Step
from kanteling.foundation.words import Dutch, Worded

TO_RESIDENT: Mapping[Worded, Dutch] = {
    Step.PERSONAL_PLAN: "U gaf een eigen plan",
    Step.NO_PERSONAL_PLAN: "U wilt meteen beginnen",
    Step.REPORTED: "U kreeg het verslag",
    Step.APPLIED: "U deed een aanvraag",
    Step.COMPLETED: "U vulde de aanvraag aan",
    Step.WITHDRAWN: "U stopte",
    Party.RESIDENT: "u, als u wilt",
}

OF_RESIDENT: Mapping[Worded, Dutch] = {
    State.PLAN_TIME: "De inwoner kan een eigen plan geven tot en met",
    State.RESEARCH_LATE: "Het onderzoek is te laat. De inwoner mag nu een aanvraag doen. Het moest klaar zijn op",
    State.PAUSED: "De tijd van de gemeente staat stil, tot de aanvulling er is. Zij vroeg erom op",
    State.REPORTED: "Het verslag is er. De inwoner kan een aanvraag doen.",
    State.WITHDRAWN: "De inwoner stopte hiermee op",
}


def said(code: Worded, *, owner: bool) -> str:
    """The Dutch of ``code`` for this reader: ``owner`` is the resident, or who acts in the resident's name."""
    return (TO_RESIDENT if owner else OF_RESIDENT).get(code, code.dutch)
