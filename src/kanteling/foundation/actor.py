"""Who is doing something: every read and every write in Kanteling goes through an actor.

A role opens no plan. What an actor may see of a circle comes only from ``access``: the grants that the circle
itself gave. See docs/permissions.md for the matrix that follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kanteling.foundation.ids import CircleId, MunicipalityId, PersonId
from kanteling.foundation.words import Worded


class Role(Worded):
    """What someone does for an organisation. None of these opens a plan."""

    TEAM_MEMBER = "team_member", "wijkteamlid"
    TEAM_LEADER = "team_leader", "teamleider"
    POLICY = "policy", "beleidsmedewerker"
    PARTNER = "partner", "ketenpartner"
    CLIENT_SUPPORTER = "client_supporter", "onafhankelijke cliëntondersteuner"
    PROCESS_GUIDE = "process_guide", "procesbegeleider"
    FUNCTIONAL_MANAGER = "functional_manager", "functioneel beheerder"
    PRIVACY_OFFICER = "privacy_officer", "functionaris gegevensbescherming"


class Part(Worded):
    """The parts of a circle that a grant can open, each on its own."""

    OWN = "own", "alles, als eigenaar"
    PLAN = "plan", "het plan en de voorstellen"
    STORY = "story", "het gesprek"
    DECIDE = "decide", "meebesluiten"
    INFORM = "inform", "informatie geven"
    GUIDE = "guide", "het proces begeleiden"
    FRAME = "frame", "kaders noemen"


class Channel(Worded):
    """By which way a read or a write came in: a journal that misses a channel is no journal."""

    PAGE = "page", "op een pagina"
    API = "api", "via een koppeling"
    FILE = "file", "in een bestand"
    MAIL = "mail", "in een e-mail"
    LIVE = "live", "live aan tafel"
    JOB = "job", "door het systeem zelf"
    SHELL = "shell", "door beheer"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose rights are used (``person``), whose hands do it (``hand``), where, and why.

    ``hand`` differs from ``person`` when a helper of their choice (gemachtigde) acts for someone.
    ``access`` maps each part to the circles in which this person may do it now; ``reasons`` holds why a circle
    gave this person a grant, so that the journal can say it without anyone typing it again. ``called`` is how the
    one whose hands do it is called; ``helps`` are the people who chose them as a helper, by how they are called.
    ``asked`` are the circles that wait for this person's yes, by whose they are: of those nothing can be read yet.
    """

    person: PersonId
    municipality: MunicipalityId
    hand: PersonId
    roles: frozenset[Role] = frozenset()
    access: Mapping[Part, frozenset[CircleId]] = field(default_factory=dict)
    reasons: Mapping[CircleId, str] = field(default_factory=dict)
    called: str = ""
    helps: Mapping[PersonId, str] = field(default_factory=dict)
    asked: Mapping[CircleId, str] = field(default_factory=dict)
    channel: Channel = Channel.PAGE
    why: str = ""

    def circles(self, part: Part) -> frozenset[CircleId]:
        """The circles in which this actor has ``part`` now; empty when none."""
        return self.access.get(part, frozenset())

    def because(self, circle: CircleId | None) -> str:
        """Why this actor is in ``circle``: said now, or else when the grant was given."""
        return self.why or (self.reasons.get(circle, "") if circle else "")

    def may(self, part: Part, circle: CircleId) -> bool:
        """Whether a grant gives this actor ``part`` in ``circle`` now."""
        return circle in self.circles(part)
