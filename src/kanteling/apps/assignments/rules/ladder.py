"""The participation ladder: where someone takes part, in six steps. It says nothing about what someone is worth.

Source: Participatieladder (VNG, met Divosa en SZW, 2008), as described by Arbeidsdeskundigen (AKC) and Movisie. The six
definitions are of the ladder; the words are ours. A step is taken, with a day and a yes: nobody is ever "scored".
"""

from kanteling.foundation.words import Dutch, Reason, Worded

SOURCE = "Participatieladder, VNG (2008)"
LOWEST, HIGHEST = 1, 6

NAMES: dict[int, Dutch] = {
    1: "Weinig contact",
    2: "Contacten buiten de deur",
    3: "Meedoen aan activiteiten",
    4: "Onbetaald werk",
    5: "Betaald werk met hulp",
    6: "Betaald werk",
}
MEANINGS: dict[int, Dutch] = {
    1: "Minder dan eens per week contact buiten het eigen huishouden.",
    2: "Elke week contact buiten de deur, niet georganiseerd. Bijvoorbeeld met buren of vrienden.",
    3: "Elke week bij een club, les of activiteit. Zonder verantwoordelijkheid voor anderen.",
    4: "Elke week onbetaald werk met verantwoordelijkheid. Bijvoorbeeld vrijwilligerswerk of een stage.",
    5: "Betaald werk, met steun of met een aanvulling op het loon.",
    6: "Betaald werk zonder steun. Ook wie zelfstandig werkt.",
}
BLIND_SPOT: Dutch = (
    "Wie thuis voor een ander zorgt, staat op deze ladder laag. Dat klopt niet met wat die mens doet."
    " De ladder ziet zorg thuis niet. Daarom meet zij nooit een mens."
)


class To(Worded):
    """What somebody goes to. Each belongs to a step of the ladder."""

    CONTACTS = "contacts", "contacten buiten de deur"
    ACTIVITY = "activity", "een vaste activiteit"
    SCHOOLING = "schooling", "scholing"
    VOLUNTEERING = "volunteering", "vrijwilligerswerk"
    SUPPORTED_WORK = "supported_work", "betaald werk met hulp"
    PAID_WORK = "paid_work", "betaald werk"


STEP_OF = {
    To.CONTACTS: 2,
    To.ACTIVITY: 3,
    To.SCHOOLING: 3,
    To.VOLUNTEERING: 4,
    To.SUPPORTED_WORK: 5,
    To.PAID_WORK: 6,
}


def place_tells(to: To, *, role: bool) -> bool:
    """Whether a place that was taken on the map is itself the step: an open role is unpaid work, another an activity.

    It tells nothing about contacts, schooling or paid work: those the plan itself says.
    """
    return to is (To.VOLUNTEERING if role else To.ACTIVITY)


class NoStep(Reason):
    """Why a step cannot be written down, or may not count."""

    NOT_YOURS = "step_not_yours", "Alleen de mens zelf zegt ja. Of hardop, tegen de procesbegeleider."
    NOT_AT_THIS_TABLE = "step_not_here", "U mag dit niet voorstellen. Vraag het aan wie het aangaat."
    NOT_DECIDED = "step_not_decided", "Deze afspraak staat niet in het plan. De kring besluit eerst."
    NOT_THEIRS = "step_not_theirs", "Deze afspraak is van iemand anders. Kies iets wat u zelf doet."
    NOT_UP = "step_not_up", "Kies waar u eerst stond. Dat is lager dan waar u nu naartoe gaat."
    OUTSIDE_GROUP = "step_outside_group", "Deze opdracht is voor een andere groep. De stap blijft van u."
    OTHER_RESULT = "step_other_result", "Deze opdracht gaat over iets anders. De stap blijft van u."
    NOT_AGREED = "step_not_agreed", "Deze opdracht staat nog niet. Er telt dus nog niets mee."
    OUTSIDE_PERIOD = "step_outside_period", "De opdracht is voorbij, of nog niet begonnen."
    ALREADY = "step_already", "U telt al mee in deze opdracht. Ieder mens telt één keer."
    NOBODY_HEARD = "step_nobody_heard", "Schrijf op wie het hoorde. Anders is het geen ja."


def why_not_step(*, may: bool, stands: bool, theirs: bool, from_rung: int, to: To) -> tuple[NoStep, ...]:
    """Why this cannot be written down as a step: it must be decided, one's own, and a step up."""
    if not may:
        return (NoStep.NOT_AT_THIS_TABLE,)
    if not stands:
        return (NoStep.NOT_DECIDED,)
    if not theirs:
        return (NoStep.NOT_THEIRS,)
    if not LOWEST <= from_rung < STEP_OF[to]:
        return (NoStep.NOT_UP,)
    return ()


def why_not_count(
    *,
    stands: bool,
    open_now: bool,
    already: bool,
    from_rung: int,
    to: To,
    rungs: tuple[int, int] | None,
    asked: tuple[To, ...],
) -> tuple[NoStep, ...]:
    """Why a step cannot count for an assignment. That says something about the assignment, never about the step."""
    if not stands:
        return (NoStep.NOT_AGREED,)
    if not open_now:
        return (NoStep.OUTSIDE_PERIOD,)
    if already:
        return (NoStep.ALREADY,)
    if rungs and not rungs[0] <= from_rung <= rungs[1]:
        return (NoStep.OUTSIDE_GROUP,)
    return (NoStep.OTHER_RESULT,) if asked and to not in asked else ()
