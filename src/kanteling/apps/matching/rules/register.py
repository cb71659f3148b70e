"""What the Algoritmeregister says of this searching, made from the rules themselves.

Fields and order: Publicatiestandaard Algoritmeregister 1.0 (Ministerie van BZK, regels.overheid.nl). Running text only.
"""

from collections.abc import Mapping
from datetime import date

from kanteling.apps.matching.rules import numbers
from kanteling.apps.matching.rules.suggesting import Obstacle
from kanteling.foundation.numbers import Number
from kanteling.foundation.words import dutch

NUMBERS: tuple[Number, ...] = (
    numbers.WALKING, numbers.CYCLING, numbers.SCOOTING, numbers.BUSSING, numbers.BUS_WAIT, numbers.DRIVING,
    numbers.DETOUR, numbers.LONGEST, numbers.SHORTEST_TOGETHER, numbers.SAME_PLACE, numbers.OUT_OF_THE_WAY,
)  # fmt: skip
_CHECKED = {
    dutch("tijd"): (Obstacle.TIME, Obstacle.TIME_UNKNOWN),
    dutch("afstand"): (Obstacle.REACH, Obstacle.REACH_TAKEN, Obstacle.PLACE_UNKNOWN),
    dutch("toegankelijkheid"): (Obstacle.ACCESS,),
    dutch("taal"): (Obstacle.LANGUAGE,),
    dutch("kosten"): (Obstacle.COST, Obstacle.COST_UNKNOWN),
    dutch("vrije plekken"): (Obstacle.FULL,),
}


def constraints() -> tuple[str, ...]:
    """The hard constraints by name; all obstacles of the rules are among them."""
    return tuple(_CHECKED)


def numbers_on(day: date) -> tuple[tuple[str, int, str, str], ...]:
    """Every number with its value, unit and source."""
    return tuple((each.name, each.on(day), each.unit, _source(each, day)) for each in NUMBERS)


def _source(number: Number, day: date) -> str:
    return max((since for since in number.history if since.day <= day), key=lambda since: since.day).source


MODEL = (
    " Een klein taalmodel op de eigen computer (multilingual-e5-small) helpt bij hoe goed de woorden passen: de helft van dat"
    " getal. Het voegt niets toe, haalt niets weg en leert niet; de redenen blijven de woorden."
)


def entry(organisation: str, contact: str, day: date, *, model: bool = False) -> Mapping[str, str]:
    """The registration of one municipality. ``contact``: an address of a page or of mail; ``model``: one is switched on."""
    hard = ", ".join(constraints())
    values = "; ".join(f"{name}: {value} {unit} ({source})" for name, value, unit, source in numbers_on(day))
    return {
        "naam": "Zoeken naar hulp en aanbod dichtbij",
        "korte_omschrijving": "Dit algoritme zoekt in de sociale kaart en op het bord van de buurt. Het laat zien wat past "
        "bij een vraag, een talent of een open plek. Bij elke suggestie staat waarom.",
        "organisatie": organisation,
        "thema": "Zorg en gezondheid",
        "status": "In gebruik",
        "begindatum": "2026-01",
        "einddatum": "",
        "contactgegevens": contact,
        "link_publiekspagina": "",
        "publicatiecategorie": "Overige algoritmes",
        "link_bronregistratie": "",
        "doel_en_impact": "Inwoners en hun kring vinden eerder iets in de buurt. De lijst begint met wat het dichtst bij is: "
        "eigen kracht, buren, dan iets voor iedereen, dan hulp voor u alleen. Niemand krijgt door dit algoritme minder of "
        "meer hulp. Het besluit niets en het geeft geen cijfer aan mensen.",
        "afwegingen": "Zonder deze lijst kent alleen wie al lang in de buurt werkt het aanbod. Een lijst kan ook iets missen. "
        "Daarom staat bij elke suggestie waarom, en ook wat in de weg zit. Wij kozen voor vaste regels. Een model dat leert "
        "van mensen kan niemand uitleggen, en leert ook wat niet eerlijk is.",
        "menselijke_tussenkomst": "De inwoner kiest. Een suggestie wordt pas iets als de kring er ja op zegt. Wie een "
        "suggestie niet goed vindt, zegt waarom. Dat verbetert de kaart en gaat niet over de persoon.",
        "risicobeheer": "Risico: het aanbod is verouderd. Wat lang niet bevestigd is, staat lager en dat staat erbij. Risico: "
        "iemand wordt herkend. Het bord toont een gekozen naam en geen adres; van wie een briefje is, staat achter een muur "
        "in de database. Risico: een talent telt mee bij een besluit. Talenten staan niet in het plan en worden niet geteld. "
        "Tests bewaken dat geen suggestie over een harde grens gaat en dat elke reden klopt.",
        "wettelijke_basis": "De gemeente zoekt eerst samen wat mensen zelf, met hun netwerk en met algemene voorzieningen "
        "kunnen, voordat zij hulp op maat geeft.",
        "link_wettelijke_basis": "https://wetten.overheid.nl/BWBR0035362/",
        "titel_wettelijke_basis": "Wmo 2015, artikel 2.3.2",
        "verwerkingsregister": "",
        "impacttoetsen": "Veld niet ingevuld: de gemeente vult dit in na de eigen toets",
        "link_impacttoets": "",
        "toelichting_impacttoetsen": "Kanteling levert de gegevens voor een DPIA. De gemeente doet de toets zelf.",
        "gegevens": "Van de sociale kaart: naam, tekst, tijden, plek, kosten, talen, toegankelijkheid en vrije plekken. Van "
        "het bord: wat mensen er zelf op hingen. Van de inwoner, alleen als die het zelf opschrijft: vervoer, reistijd, "
        "dagen, talen, wat er nodig is en wat het mag kosten. Geen leeftijd, geen afkomst, geen gezondheid, geen inkomen.",
        "link_gegevensbron": "",
        "titel_gegevensbron": "Sociale kaart van de gemeente",
        "technische_werking": f"Invoer: woorden, en wat iemand zei over {hard}. Werking: eerst worden woorden herkend met een "
        "woordenlijst die iedereen kan lezen. Dan valt af wat over een harde grens gaat; wat niet bekend is, telt als grens. "
        "Is alleen de afstand te groot, dan wordt een rit gezocht waarvan tijd en route passen. Volgorde: trede van de "
        "ladder, dan hoe goed de woorden passen, dan of het bevestigd is, dan reistijd. Voor een hele wijk wordt berekend met "
        "welk aanbod de meeste vragen samen een antwoord krijgen (toewijzingsprobleem, exact opgelost). Uitvoer: een lijst met "
        f"redenen. Niet zelflerend; dezelfde invoer geeft dezelfde lijst.{MODEL if model else ''} Getallen: {values}.",
        "leverancier": "Intern ontwikkeld",
        "link_broncode": "",
        "taal": "nld",
        "schema": "1.0.0",
        "bron_id": "kanteling-matching",
        "zoektermen": "Wmo, sociale kaart, vrijwilligers, buurt, vraag en aanbod, wederkerigheid",
    }
