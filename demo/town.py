"""The town: who works there, and which frames were said beforehand."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from demo.telling import do
from kanteling.apps.frames.commands import Words, set_frame
from kanteling.apps.frames.rules.frames import Weight
from kanteling.apps.people.commands import (
    account_for_person,
    add_organisation,
    add_person,
    found_municipality,
    give_role,
    show_in_demo,
)
from kanteling.apps.people.queries.layout import WORKING
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting

TEAM_PHONE = "0900 00 12"


@dataclass
class Town:
    """The people with a role, by first name."""

    manager: Actor
    staff: dict[str, PersonId]
    shown: int = 0

    def show(self, person: PersonId, name: str, what: str, email: str = "") -> None:
        """Give someone an account and a place in the strip of the demo."""
        with acting(self.manager):
            account_for_person(person=person, email=email)
        show_in_demo(person=person, name=name, what=what, place=self.shown)
        self.shown += 1


STAFF = (
    ("Samira El Idrissi", Role.TEAM_MEMBER, "Wijkteam Hatert", TEAM_PHONE, "Wijkteam Hatert. Geeft informatie."),
    (
        "Mark de Vries",
        Role.TEAM_MEMBER,
        "Wijkteam Lindenholt",
        "0900 00 13",
        "Wijkteam Lindenholt. Geeft informatie.",
    ),
    (
        "Truus Verhoeven",
        Role.PROCESS_GUIDE,
        "Wijkteam Hatert",
        "0900 00 14",
        "Procesbegeleider. Bewaakt het gesprek.",
    ),
    ("Joost Kramer", Role.TEAM_LEADER, "Wijkteam Hatert", "0900 00 15", "Teamleider. Opent geen enkel plan."),
    ("Hanneke Smit", Role.POLICY, "Gemeente", "0900 00 16", "Beleid. Noemt vooraf de kaders."),
    (
        "Lotte Peeters",
        Role.CLIENT_SUPPORTER,
        "Cliëntondersteuning",
        "0900 00 17",
        "Cliëntondersteuner. Denkt mee, los van de gemeente.",
    ),
    ("Rita Jacobs", Role.PARTNER, "Schuldhulp", "0900 00 18", "Schuldhulp. Ziet waarvoor zij gevraagd is."),
    ("Ahmed Kaya", Role.PRIVACY_OFFICER, "Gemeente", "0900 00 19", "Privacy. Ziet wie er keek, niet wat er staat."),
)


def found() -> Town:
    """Begin the municipality and the people who work there."""
    manager = found_municipality(code="GM0268", name="Nijmegen", phone="14 024", manager="Petra Willemsen")
    town = Town(manager, {})
    account_for_person(person=manager.person, email=_address("Petra Willemsen"))
    with acting(manager):
        add_organisation(actor=manager, name="Sociale Wijkteams", kind="wijkteam")
        for name, role, team, phone, _ in STAFF:
            person = add_person(actor=manager, called=name, email=_address(name))
            give_role(actor=manager, person=person, called=name, role=role, team=team, phone=phone)
            town.staff[name.split()[0]] = person
    return town


def show_staff(town: Town) -> None:
    """Put those who work here in the strip, below the residents."""
    town.shown = WORKING
    for name, _, _, _, what in STAFF:
        town.show(town.staff[name.split()[0]], name, what, _address(name))
    what = "Functioneel beheer. Geeft rollen, houdt de kaart bij, opent geen plan."
    town.show(town.manager.person, "Petra Willemsen", what, email=_address("Petra Willemsen"))


def _address(name: str) -> str:
    return f"{name.split()[0].lower()}@voorbeeld.example"


def frames(town: Town) -> dict[str, UUID]:
    """What the municipality says beforehand, each said on the day from which it holds.

    The texts are invented for the demo; the articles they name exist.
    """
    policy = town.staff["Hanneke"]
    said = {}
    for key, words in FRAMES.items():
        with clock.at(datetime.combine(words.since, time(9), clock.AMSTERDAM)):
            said[key] = do(policy, set_frame, words=words)
    return said


FRAMES = {
    "support": Words(
        title="Wat de gemeente aanvult",
        text="De gemeente vult aan wat u zelf en met uw mensen niet kunt.",
        legal_basis="Wmo 2015, artikel 2.3.5",
        weight=Weight.HARD,
        setter="gemeente Nijmegen",
        since=date(2015, 1, 1),
    ),
    "budget": Words(
        title="Zelf hulp inkopen (pgb)",
        text="Een pgb is niet voor hulp die huisgenoten elkaar gewoonlijk geven.",
        legal_basis="Wmo 2015, artikel 2.3.6, en de verordening van de gemeente",
        weight=Weight.HARD,
        setter="gemeente Nijmegen",
        since=date(2026, 1, 1),
    ),
    "volunteer": Words(
        title="Onkosten van vrijwilligers",
        text="Een vrijwilliger mag kosten terugkrijgen, tot 23 cent per kilometer.",
        legal_basis="Belastingdienst: onbelaste reiskosten, 23 cent in 2024",
        weight=Weight.HARD,
        setter="gemeente Nijmegen",
        since=date(2024, 1, 1),
    ),
    "household": Words(
        title="Hulp in het huis",
        text="Hulp in het huis begint met twee uur in de week. Meer kan, met een reden.",
        legal_basis="Beleidsregel van de gemeente (verzonnen voor deze demo)",
        weight=Weight.SOFT,
        setter="gemeente Nijmegen",
        since=date(2026, 1, 1),
    ),
    "together": Words(
        title="Samen als het samen kan",
        text="Is er iets in de buurt dat past? Dan kijkt u daar eerst naar.",
        legal_basis="Wmo 2015, artikel 2.3.5, lid 3",
        weight=Weight.SOFT,
        setter="gemeente Nijmegen",
        since=date(2015, 1, 1),
    ),
}
