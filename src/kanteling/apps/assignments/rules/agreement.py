"""Who agrees on an assignment, and when it stands: four parties, by name and date.

Source: the Kanteling texts ("samen met bewoners, partners en team") and De Nieuwe Route: silence is not consent, one
objection keeps the conversation open, and a new version asks everyone again. It is no circle: nobody's care is decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.actor import Role
from kanteling.foundation.words import Reason, Worded


class Party(Worded):
    """Whose word is asked. Each as heavy as the other."""

    RESIDENTS = "residents", "bewoners"
    TEAM = "team", "team"
    PARTNERS = "partners", "partners"
    MUNICIPALITY = "municipality", "gemeente"


class Said(Worded):
    """What someone can say. Equal answers, equal buttons."""

    GO_ALONG = "go_along", "Ik ga mee"
    OBJECT = "object", "Ik heb een bezwaar"


class State(Worded):
    """Where a version of an assignment is."""

    WAITS = "waits", "Open: we wachten nog"
    OBJECTED = "objected", "Open: er is een bezwaar"
    STANDS = "stands", "Dit is afgesproken"
    REPLACED = "replaced", "Er is een nieuwere versie"


class NoAgreement(Reason):
    """Why somebody cannot answer, or cannot write an answer down."""

    NO_PARTY = "agree_no_party", "Uw rol bewaakt of beheert. Bewoners, team, partners en gemeente spreken af."
    STANDS = "agree_stands", "Dit is al afgesproken. Wilt u iets anders? Maak een nieuwe versie."
    REPLACED = "agree_replaced", "Er is een nieuwere versie. Lees die eerst."
    WHY = "agree_why", "Schrijf op waarom. Dan kan de tekst beter worden. Uw antwoord is nog niet bewaard."
    WHO = "agree_who", "Schrijf op wie het zei. Uw tekst is bewaard."
    HEARD_BY = "agree_heard_by", "Schrijf op wie het hoorde, en waar. Uw tekst is bewaard."
    NOT_FOR_OWN = (
        "agree_not_for_own",
        "Voor uw eigen partij zegt ieder het zelf. Inloggen kan, of laat het een ander opschrijven.",
    )


_SPEAKS = {
    Role.POLICY: Party.MUNICIPALITY,
    Role.TEAM_LEADER: Party.TEAM,
    Role.TEAM_MEMBER: Party.TEAM,
    Role.PARTNER: Party.PARTNERS,
}


def party_of(roles: frozenset[Role]) -> Party | None:
    """For whom someone with these roles speaks. Who has no role lives here; who guards or manages has no say."""
    if not roles:
        return Party.RESIDENTS
    return next((party for role, party in _SPEAKS.items() if role in roles), None)


ASKED_AT_HOME = frozenset({Role.POLICY, Role.TEAM_LEADER, Role.PARTNER})
"""Who reads on the own first page that an assignment waits. Team members and residents may answer; nobody waits for each."""


def waits_for_reader(roles: frozenset[Role], answers: Sequence["Answered"], who: str) -> bool:
    """Whether a version waits for the word of this reader: their party did not go along yet, and they said nothing."""
    if not roles & ASKED_AT_HOME:
        return False
    said = any(each.who == who for each in last_words(answers))
    return party_of(roles) in waits_for(answers) and not said


@dataclass(frozen=True, slots=True)
class Answered:
    """What one person said last about a version; ``who`` names them within the version."""

    party: Party
    who: str
    said: Said
    at: datetime


def last_words(answers: Sequence[Answered]) -> tuple[Answered, ...]:
    """Of each person only what they said last."""
    last: dict[tuple[Party, str], Answered] = {}
    for each in sorted(answers, key=lambda one: one.at):
        last[each.party, each.who] = each
    return tuple(last.values())


def waits_for(answers: Sequence[Answered]) -> tuple[Party, ...]:
    """The parties of which nobody went along yet."""
    along = {each.party for each in last_words(answers) if each.said is Said.GO_ALONG}
    return tuple(party for party in Party if party not in along)


def standing(answers: Sequence[Answered]) -> State:
    """Each party has somebody who went along, and nobody objects. Silence is never consent."""
    if any(each.said is Said.OBJECT for each in last_words(answers)):
        return State.OBJECTED
    return State.WAITS if waits_for(answers) else State.STANDS


def why_not_answer(
    roles: frozenset[Role], *, stands: bool, newest: bool, said: Said = Said.GO_ALONG, reason: str = "asked"
) -> tuple[NoAgreement, ...]:
    """Why someone with these roles cannot answer this version; empty when they can."""
    if party_of(roles) is None:
        return (NoAgreement.NO_PARTY,)
    if not newest:
        return (NoAgreement.REPLACED,)
    if stands:
        return (NoAgreement.STANDS,)
    return (NoAgreement.WHY,) if said is Said.OBJECT and not reason.strip() else ()


def why_not_write_down(
    roles: frozenset[Role],
    party: Party,
    *,
    stands: bool,
    newest: bool,
    said: Said,
    called: str,
    heard_by: str,
    reason: str,
) -> tuple[NoAgreement, ...]:
    """Why an answer that was said aloud cannot be written down. Nobody writes down a yes for the own party."""
    found = why_not_answer(roles, stands=stands, newest=newest, said=said, reason=reason)
    if NoAgreement.NO_PARTY in found or NoAgreement.REPLACED in found or NoAgreement.STANDS in found:
        return found
    if party_of(roles) is party:
        return (NoAgreement.NOT_FOR_OWN,)
    missing = ((NoAgreement.WHO, called), (NoAgreement.HEARD_BY, heard_by))
    return tuple(why for why, words in missing if not words.strip()) + found


class NoAssignment(Reason):
    """Why an assignment cannot be put to the parties."""

    NOT_YOURS = (
        "assignment_not_yours",
        "Gemeente en wijkteam schrijven een opdracht op. U kunt wel meepraten en afspreken.",
    )
    APPROACH = "assignment_approach", "Schrijf in één of twee zinnen hoe u het doet. Uw tekst is bewaard."
    NOT_DO = (
        "assignment_not_do",
        "Schrijf op wat u niet doet. Anders past er altijd nog iets bij. Uw tekst is bewaard.",
    )
    NOT_HOW = "assignment_not_how", "Schrijf op hoe u niet werkt. Dat geeft rust. Uw tekst is bewaard."
    PAST = "assignment_past", "Die dag is voorbij. Kies een dag die nog komt. Uw tekst is bewaard."
    PERIOD = "assignment_period", "Het einde ligt voor het begin. Kies andere dagen. Uw tekst is bewaard."
    RUNGS = "assignment_rungs", "Kies treden van 1 tot en met 6, de laagste eerst. Uw tekst is bewaard."
    SAME = "assignment_same", "Er veranderde niets. Dan hoeft ook niemand iets te zeggen."
    CHANGED = "assignment_changed", "Schrijf op wat er verandert, en waarom. Uw tekst is bewaard."


WRITERS = frozenset({Role.POLICY, Role.TEAM_LEADER, Role.TEAM_MEMBER})
"""Who may put an assignment to the parties. All four decide."""


def why_not_write(roles: frozenset[Role]) -> tuple[NoAssignment, ...]:
    """Why someone with these roles cannot write an assignment."""
    return () if roles & WRITERS else (NoAssignment.NOT_YOURS,)
