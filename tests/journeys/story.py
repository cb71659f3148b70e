"""The story of meneer Bakker in acts, by the words on the page; whoever walks it brings fingers or a keyboard.

After the example of the retired bookkeeper: he asks for help in the house, he is also alone, and he can do books.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys.house import House
from tests.journeys.visitor import Visitor

TABLET = {"width": 820, "height": 1180}
BAKKER, INEKE, SAMIRA = "bakker@voorbeeld.example", "ineke@voorbeeld.example", "samira@voorbeeld.example"
CHAIR = "’s Avonds praat ik nog wel eens tegen haar stoel."
AMONG = "Ik wil weer onder de mensen zijn"
HOUSE = "Ik wil mijn huis aan kant"
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")


@dataclass
class Story:
    """Who is there, each with a device of their own, and whose circle it is."""

    here: House
    comes: Callable[..., Visitor]
    samira: Visitor
    bakker: Visitor
    circle: str = ""

    @classmethod
    def begins(cls, here: House, comes: Callable[..., Visitor]) -> "Story":
        """He rings the team; Samira writes down that he did, and his address, so that he can come in himself."""
        samira = comes(here, screen=TABLET).logs_in(SAMIRA)
        samira.taps("Nieuw gesprek").writes("Hoe noemt u deze persoon?", "Meneer Bakker")
        samira.chooses("Door de telefoon").writes("E-mail (mag leeg)", BAKKER)
        samira.writes("Telefoon (mag leeg)", "024 000 00 21").taps("Begin het gesprek")
        return cls(here, comes, samira, comes(here).logs_in(BAKKER), samira.path.split("/")[2])

    def prepares_at_home(self) -> None:
        """Two cards that he shares, and one that he keeps to himself."""
        one = self.bakker.picture("inwoner-begin").taps("Naar mijn kaarten")
        one.taps("Begin met de eerste kaart").sees("Kaart 1 van 12")
        one.writes("Wat kunt u goed, en wat doet u graag?", "Cijfers. Veertig jaar boekhouder geweest.")
        one.taps("Bewaar en ga verder").taps("Sla deze kaart over").taps("Sla deze kaart over")
        one.writes("Wie ziet u graag?", "Joop van de club zag ik elke zaterdag. Sinds ik niet meer rijd niet meer.")
        one.picture("inwoner-kaart").taps("Bewaar en ga verder").taps("Alle kaarten").taps("Zingeving")
        one.writes("Wat is voor u belangrijk?", CHAIR).taps("Bewaar en ga verder")
        one.taps("Deel met Samira El Idrissi", "Wat u goed kunt").sees("Gedeeld.")
        one.taps("Deel met Samira El Idrissi", "Contacten").sees("U en Samira El Idrissi lezen dit")

    def at_the_kitchen_table(self) -> None:
        """Samira writes his words in one note. What he did not share is not there."""
        one = self.samira.opens("/").taps("Meneer Bakker").sees("Van de kaart Contacten")
        assert CHAIR not in one.page.content()
        for question, words in SAID.items():
            one.writes(question, words)
        for name, kind in (("Ineke", "familie"), ("Fatma", "buur"), ("Joop", "club, werk of geloof")):
            one.writes("Naam", name).picks("Wie is dat?", kind).taps("Erbij")
        one.writes("Naam", "Thuiszorg", within="#busy").picks("Wie is dat?", "zorg", within="#busy")
        one.taps("Erbij", inside="#busy").taps("Langs elkaar")
        for question, words in SAID.items():
            assert one.field(question).input_value() == words
        for _ in range(3):
            one.taps("Verteld")
        one.picture("wijkteam-aan-tafel").taps("Lees het samen terug").sees("Nog niet goedgekeurd")

    def reads_it_back(self) -> None:
        """He corrects one thing, and only then says that it is right."""
        one = self.bakker.opens("/").taps("Lees het verslag").taps("Dit moet anders", "Wat vraagt u?")
        one.writes("Hoe moet het zijn?", "Hulp voor de ramen en de vloeren. De keuken doe ik zelf.")
        one.taps("Bewaar").sees("U zei: zo moet het zijn").picture("inwoner-verslag")
        one.taps("Dit klopt").sees("Dit klopt, gezegd vandaag")

    def asks(self, name: str, relation: str, why: str, way: str, mail: str = "") -> str:
        """He asks someone to his table; returns the code of the letter, if there is one."""
        one = self.bakker.opens("/").taps("Mijn kring").taps("Iemand erbij vragen")
        one.writes("Hoe heet deze persoon?", name).writes("Wat is dit voor u?", relation).chooses("Beslist mee")
        one.writes("Waarom vraagt u deze persoon?", why).chooses(way)
        if mail:
            one.writes("E-mailadres, voor een e-mail", mail)
        one.taps("Vraag deze persoon")
        found = CODE.search(one.page.inner_text("main"))
        return found[0] if found else ""

    def asks_someone_who_works_here(self, name: str, kind: str, why: str) -> None:
        """He asks someone of the team, or someone who guards the talk."""
        one = self.bakker.opens("/").taps("Mijn kring").taps("Iemand erbij vragen")
        one.picks("Is het iemand die hier werkt?", name).chooses(kind)
        one.writes("Waarom vraagt u deze persoon?", why).chooses("Ik zeg het zelf").taps("Vraag deze persoon")

    def comes_in_by_mail(self) -> Visitor:
        """His daughter, by the link of a real mail."""
        self.asks("Ineke", "dochter", "Zij belt elke avond", "Met een e-mail", INEKE)
        link = re.search(r"http\S+/uitnodiging/\w+/", self.here.letters.newest_to(INEKE))
        assert link
        one = self.comes(self.here).opens(link[0]).sees("Meneer Bakker vraagt u erbij").picture("kring-gevraagd")
        assert "/uitnodiging/kijk/" in one.path, "the code stays in the address"
        return one.taps("Ik kom erbij").sees("De kring van meneer Bakker")

    def comes_in_by_code(self, code: str, *, script: bool = True) -> Visitor:
        """Someone with a printed letter, or a code that was told."""
        one = self.comes(self.here, script=script).opens("/").taps("Vul de code in")
        one.writes("Uw code", code.lower()).taps("Kijk wie mij vraagt").taps("Ik kom erbij")
        return one.sees("De kring van meneer Bakker")

    def proposes_wish(self, words: str, notice: str) -> str:
        """A wish in his own words, put to the table; returns the address of the proposal."""
        one = self.bakker.opens(f"/plan/{self.circle}/voorstel/").taps("Een wens").writes("Wat wilt u?", words)
        one.taps("Verder").writes("Hoe merkt u dat het zo is?", notice).taps("Verder")
        return one.taps("Vraag het aan de kring").sees("Wie besluiten?").path

    def proposes_action(
        self, one: Visitor, wish: str, *, who: str, what: str, when: str, rung: str, closer: str = ""
    ) -> str:
        """Who does what, when, and how close by: one thing per screen. Returns the address of the proposal."""
        if "/voorstel/action/" not in one.path:
            one.opens(f"/plan/{self.circle}/voorstel/").taps("Wie doet wat")
        if one.choice(f"“{wish}”").count():  # with one wish there is nothing to choose
            one.chooses(f"“{wish}”")
        one.chooses(who if who in AT_THE_TABLE else "Iemand anders")
        if who not in AT_THE_TABLE:
            one.writes("Naam van iemand anders", who)
        one.taps("Verder").writes_here(what).taps("Verder").writes("Wanneer?", when).taps("Verder").chooses(rung)
        if closer:
            one.writes("Wat hebt u dichterbij bekeken?", closer)
        one.taps("Verder").sees("Zo ligt het straks op tafel")
        if who not in AT_THE_TABLE:
            one.chooses("Ik vroeg het")
        return one.taps("Vraag het aan de kring").sees("Wie besluiten?").path

    def closes_the_door(self, words: str) -> None:
        """In closed time the circle writes alone."""
        one = (
            self.bakker.opens(f"/tafel/{self.circle}/").taps("Begin besloten tijd").sees("de kring schrijft alleen")
        )
        one.writes("Wat wij voorstellen", words).sees("Bewaard om").picture("kring-besloten-tijd")

    def objects(self, one: Visitor, address: str, why: str) -> None:
        """An objection asks for its reason, and keeps it out of the plan."""
        one.opens(address).taps("Ik heb een bezwaar").writes("Wat is uw bezwaar?", why).taps("Geef dit bezwaar")
        one.sees(why).picture("kring-bezwaar")

    def makes_it_better(self, one: Visitor, address: str, what: str, why: str) -> None:
        """A new version asks everyone again; what did not change is not typed again."""
        one.opens(address).taps("Pas het voorstel aan").taps("Verder").writes_here(what).taps("Verder")
        one.taps("Verder").taps("Verder").writes("Wat is er anders, en waarom?", why)
        one.taps("Vraag het iedereen opnieuw").sees("Bekijk wat er eerst stond")


AT_THE_TABLE = ("Ik", "Ineke", "Fatma", "Joop")
SAID = {
    "Wat is er gebeurd?": "Mijn vrouw is in het voorjaar overleden. Ik heb haar drie jaar verzorgd.",
    "Wat vraagt u?": "Hulp in het huishouden. De ramen en de vloeren lukken niet meer met die knie.",
    "En wat zit daaronder?": "Er komt toch niemand. Als er op zaterdag weer bezoek was, dan wel.",
    "Hoe ziet het eruit als het goed is?": AMONG,
    "Wat kunt en wilt u voor een ander betekenen?": "Boekhouden. Als iemand daar wat aan heeft.",
}


def go_along(address: str, *people: Visitor) -> None:
    """They all go along, one after the other."""
    for one in people:
        one.opens(address).taps("Ik ga mee").sees("bewaard")
