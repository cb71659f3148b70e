"""The profile of the demo: invented figures beside the real ones, and what people say beside those. All labelled."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from demo.telling import Telling as Story
from demo.telling import do
from demo.town import Town
from kanteling.apps.neighbourhood.commands.choosing import choose
from kanteling.apps.neighbourhood.commands.voices import judge, tell
from kanteling.apps.neighbourhood.public import bring_in
from kanteling.apps.neighbourhood.reactions import publish_on_the_calendar
from kanteling.apps.neighbourhood.rules.profile import Piece
from kanteling.apps.neighbourhood.rules.voices import Telling
from kanteling.foundation.actor import Actor
from kanteling.platform import clock

HERE = Path(__file__).parent
FILES = ("profile_invented_2019.json", "profile_invented_2022.json")
HATERT, LINDENHOLT = "BU02680616", "WK026808"
BAKKER, SAMIRA, MARK = "Meneer Bakker", "Samira", "Mark"

# Who tells it, where, how many days ago, what kind, about which part, at which place, in which words. All invented.
TOLD = (
    (BAKKER, HATERT, 40, Telling.SAID, Piece.KNOWING, "bij de kantine",
     "Op zaterdag is het hier dood. Vroeger zat de kantine vol."),
    ("Aïcha Benali", HATERT, 33, Telling.SAID, Piece.TRANSPORT, "",
     "Ik wil best rijden. Niemand heeft het me ooit gevraagd."),
    (SAMIRA, HATERT, 26, Telling.WALK, Piece.CLEAN, "het winkelplein",
     "Twee bewoners ruimden samen het plein op. Ze doen dat elke maand."),
    (SAMIRA, HATERT, 26, Telling.SEEN, Piece.TRANSPORT, "bushalte",
     "Na zessen komt de buurtbus niet meer. Er stond iemand te wachten."),
    ("Mevrouw Okafor", HATERT, 19, Telling.SAID, Piece.TRUST, "",
     "Sinds we samen koken, groet iedereen elkaar op de trap."),
    (BAKKER, HATERT, 18, Telling.PLACE, None, "wijkcentrum", "Een zaal met een keuken, op maandag leeg."),
    ("Aïcha Benali", HATERT, 17, Telling.ACTIVITY, None, "park", "Een groep die op woensdag samen loopt."),
    (SAMIRA, HATERT, 16, Telling.OUTDOORS, Piece.GREEN, "aan het water", "Een rij banken in de zon, uit de wind."),
    (SAMIRA, HATERT, 15, Telling.ORGANISATION, None, "sportpark", "Een voetbalclub die een penningmeester zoekt."),
    ("Kees van Loon", LINDENHOLT, 30, Telling.SAID, Piece.GREEN, "park De Horstacker",
     "Hier kun je nog een uur lopen zonder een auto te zien."),
    (MARK, LINDENHOLT, 21, Telling.WALK, Piece.CALM, "winkelcentrum",
     "Jongeren hangen bij de ingang. Een winkelier gaf ze stoelen."),
    ("Mevrouw Willems", LINDENHOLT, 12, Telling.SAID, Piece.SHOPS, "",
     "De winkels zijn er wel. Lopen lukt me niet meer."),
    (MARK, LINDENHOLT, 11, Telling.PLACE, None, "wijkcentrum", "Een werkplaats met gereedschap voor iedereen."),
)  # fmt: skip
CHOSEN = {
    BAKKER: (HATERT, {"neighbours_share", "transport_share", "volunteers_share"}),
    "Mevrouw Okafor": (HATERT, {"neighbours_share", "litter_share"}),
    "Aïcha Benali": (HATERT, {"transport_share", "neighbour_help_share"}),
    "Kees van Loon": (LINDENHOLT, {"green_share", "to_shop"}),
}


def figures(manager: Actor) -> int:
    """Bring in the invented figures; returns how many."""
    many = 0
    for name in FILES:
        with (HERE / name).open("rb") as stream:
            many += bring_in(actor=manager, stream=stream, name=name).figures
    return many


def voices(story: Story, town: Town, residents: dict[str, UUID]) -> None:
    """Let people tell, and the process guide read it. One remark waits."""
    people = residents | town.staff
    for who, code, ago, telling, piece, place, words in TOLD:
        with story.on(ago, "11.00"):
            seen_on = clock.today() - timedelta(1)
            sent = do(
                people[who],
                tell,
                code=code,
                telling=telling,
                words=words,
                seen_on=seen_on,
                place=place,
                piece=piece,
            )
        with story.on(max(ago - 2, 1), "16.00"):
            do(town.staff["Truus"], judge, remark=sent, shown=True)
    with story.on(1, "14.00"):
        do(
            people[BAKKER], tell, code=HATERT, telling=Telling.SEEN, piece=Piece.CALM, place="het plein",
            words="De bankjes zijn weg. Nu zit er niemand meer.", seen_on=clock.today(),
        )  # fmt: skip
    for who, (code, indicators) in CHOSEN.items():
        with story.on(10, "20.00"):
            do(people[who], choose, code=code, indicators=indicators)
    with story.on(0, "09.00"):
        publish_on_the_calendar(timestamp=0)
