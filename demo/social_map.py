"""The social map of the demo: organisations and what they do, all invented, in two real wijken of Nijmegen.

Streets and points are plausible; no organisation, number or address here exists. Told through the commands of the map.
"""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from demo import messy_list
from demo.telling import Telling, do
from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands import EntryWords, OrganisationWords, PlaceWords
from kanteling.apps.social_map.rules.entries import Access, Cost, Kind, Rung
from kanteling.apps.social_map.rules.initiatives import Hurdle, Joins
from kanteling.apps.social_map.rules.remarks import Because
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.actor import Actor
from kanteling.platform import clock

HATERT, LINDENHOLT = "BU02680616", "WK026808"
A, P, R, V = Kind.ACTIVITY, Kind.PROVISION, Kind.ROLE, Kind.RIDE
ORGANISATIONS = {
    "klif": ("Buurthuis De Klif (verzonnen)", "Het huis van de buurt in Hatert.", "info@deklif.example", "024 000 01 01"),
    "brug": ("Wijkcentrum De Brug (verzonnen)", "Ontmoeten, leren en helpen in Lindenholt.", "info@debrug.example", "024 000 01 02"),
    "club": ("VV De Lindeboom (verzonnen)", "Voetbal voor jong en oud.", "bestuur@lindeboom.example", "024 000 01 03"),
    "bus": ("Buurtbus Zuidwest (verzonnen)", "Vrijwilligers rijden door de wijk.", "rijden@buurtbus.example", "024 000 01 04"),
    "klus": ("Klussendienst Hatert (verzonnen)", "Buren die handig zijn.", "klus@hatert.example", "024 000 01 05"),
    "taal": ("Taalhuis Zuid (verzonnen)", "Samen Nederlands oefenen.", "hallo@taalhuis.example", "024 000 01 06"),
    "eet": ("Eetclub Samen aan Tafel (verzonnen)", "Koken en eten met buren.", "tafel@eetclub.example", "024 000 01 07"),
    "zorg": ("Mantelzorgpunt Nijmegen-Zuid (verzonnen)", "Voor wie voor een ander zorgt.", "punt@mantelzorg.example", "024 000 01 08"),
    "geld": ("Geldhulp dichtbij (verzonnen)", "Samen de post en de rekeningen.", "samen@geldhulp.example", "024 000 01 09"),
    "bieb": ("Bibliotheek Hatert (verzonnen)", "Lezen, leren en elkaar zien.", "balie@bieb.example", "024 000 01 10"),
}  # fmt: skip
PLACES = {
    "klif": ("Buurthuis De Klif", "Hatertseweg 999", HATERT, 5.8352, 51.8148, ("wheelchair", "toilet")),
    "brug": (
        "Wijkcentrum De Brug",
        "Leuvensbroek 9999",
        LINDENHOLT,
        5.7975,
        51.8342,
        ("wheelchair", "toilet", "lift"),
    ),
    "veld": ("Sportpark De Lindeboom", "Sportlaan 99", LINDENHOLT, 5.7920, 51.8301, ("wheelchair",)),
    "bieb": ("Bibliotheek Hatert", "Couwenbergstraat 999", HATERT, 5.8378, 51.8135, ("wheelchair", "quiet")),
    "tuin": ("Buurttuin Hatert", "Thijmstraat 999", HATERT, 5.8331, 51.8166, ()),
    "kerk": ("De Ontmoeting", "Zellersacker 9999", LINDENHOLT, 5.8012, 51.8360, ("wheelchair", "hearing_loop")),
    "school": ("Basisschool De Regenboog", "Horstacker 9999", LINDENHOLT, 5.8040, 51.8325, ()),
}
# kind, who, where, title, text, gewone woorden, times "day from to", cost, more
ENTRIES: tuple[tuple[Any, ...], ...] = (
    (A, "klif", "klif", "Koffie-inloop", "De koffie staat klaar. U hoeft niets, alles mag.", "alleen, praatje, eenzaam, mensen zien", "MO 10 12,TH 10 12", "free", {}),
    (A, "klif", "klif", "Muziek op dinsdag", "Samen zingen en muziek maken. U hoeft geen noten te kunnen lezen.", "zingen, liedjes, koor, gitaar, gezellig", "TU 14 16", "free", {"capacity": 20}),
    (A, "klif", "klif", "Eetclub op woensdag", "Drie gangen, gekookt door buren.", "warm eten, niet alleen eten, koken", "WE 17.30 19.30", "small", {"cost_text": "€ 5 per keer", "capacity": 24, "access": Access.REGISTER}),
    (A, "klif", "klif", "Repair Café", "Vrijwilligers maken met u wat kapot is.", "stuk, kapot, lamp, naaimachine, fiets, radio", "SA 13 16", "free", {}),
    (A, "klif", "klif", "Bewegen op muziek", "Rustig bewegen, ook zittend.", "gymnastiek, stijf, vallen, fit blijven", "TU 9.30 10.30", "small", {"audience": ("older",), "cost_text": "€ 2"}),
    (A, "klif", "klif", "Schildergroep", "Verf en papier liggen klaar.", "tekenen, kunst, creatief, met mijn handen", "FR 13.30 15.30", "small", {"cost_text": "€ 3 voor verf"}),
    (A, "klif", "klif", "Kaarten en rummikub", "Spelen om de eer.", "spelletjes, klaverjassen, kaarten", "TH 13.30 16", "free", {}),
    (A, "klif", "klif", "Vrouwenochtend", "Praten, thee en elke week een onderwerp.", "vrouwen ontmoeten, nieuw hier, praten", "WE 9.30 11.30", "free", {"audience": ("women",), "languages": ("nl", "ar", "tr")}),
    (A, "klif", "klif", "Mannen aan de slag", "Houtbewerken in de werkplaats.", "mannen, timmeren, klussen, niet thuis zitten", "MO 13 16", "free", {"audience": ("men",)}),
    (P, "klif", "klif", "Vraagbaak in De Klif", "Een vrijwilliger denkt mee over een brief of een formulier.", "brief snap ik niet, formulier, papieren, DigiD", "TU 10 12", "free", {}),
    (A, "klif", "klif", "Kinderclub Hatert", "Knutselen en buiten spelen na school.", "kinderen, na school, spelen, knutselen", "WE 14 16", "free", {"audience": ("children",), "age_from": 6, "age_to": 12}),
    (A, "klif", "klif", "Jongereninloop", "Gamen, muziek en iemand om mee te praten.", "hangen, gamen, jongeren, verveling", "FR 19 22", "free", {"audience": ("young",), "age_from": 13, "age_to": 23}),
    (R, "klif", "klif", "Gastvrouw of gastheer gezocht", "U zet koffie en kent iedereen bij naam.", "iets doen voor anderen, mensen, koffie schenken", "MO 9.30 12.30", "free", {"capacity": 2}),
    (R, "klif", "klif", "Kok gezocht voor de eetclub", "Met twee anderen kookt u voor 24 mensen.", "koken, keuken, eten maken", "WE 15 20", "free", {"capacity": 1}),
    (A, "brug", "brug", "Koffietafel Lindenholt", "Een vaste tafel met steeds andere mensen.", "praatje, alleen, gezellig, mensen leren kennen", "TU 10 12,FR 10 12", "free", {}),
    (A, "brug", "brug", "Zangkoor De Brug", "Liedjes van vroeger en nu.", "zingen, muziek, koor", "MO 19.30 21.30", "small", {"cost_text": "€ 10 per maand"}),
    (A, "brug", "brug", "Wandelgroep", "Elke week een uur door het park, in rustig tempo.", "wandelen, lopen, buiten, afvallen", "TH 10 11", "free", {"ways": ("walk", "bus")}),
    (A, "brug", "brug", "Fietsles voor vrouwen", "Leren fietsen, met een fiets van ons.", "fietsen leren, durf niet te fietsen", "FR 9.30 11", "free", {"audience": ("women", "newcomers"), "capacity": 8, "access": Access.REGISTER}),
    (A, "brug", "brug", "Kookgroep rond de wereld", "Elke week een ander land.", "koken, eten, recepten, samen eten", "TH 17 20", "small", {"cost_text": "€ 4", "capacity": 12, "access": Access.REGISTER}),
    (A, "brug", "brug", "Breicafé", "Breien, haken en bijpraten.", "handwerken, breien, haken, wol", "MO 14 16", "free", {}),
    (A, "brug", "brug", "Peuterspeelochtend", "Spelen met uw kind en andere ouders zien.", "peuter, jonge kinderen, ouders", "TU 9 11", "free", {"audience": ("families",), "age_to": 4}),
    (P, "brug", "brug", "Sociaal raadsvrouw", "Zij kent de regels en legt ze uit.", "toeslagen, rechten, brief van de gemeente, uitkering", "MO 9 12,TH 13 16", "free", {"access": Access.REGISTER}),
    (A, "brug", "brug", "Rouwcafé", "Voor wie iemand verloor. Praten mag, zwijgen ook.", "overleden, verdriet, man dood, vrouw dood, gemis", "", "free", {"times": (Time(rule="FREQ=MONTHLY;BYDAY=1SU", starts=time(14), ends=time(16), words="elke eerste zondag van de maand"),)}),
    (R, "brug", "brug", "Voorlezer gezocht", "U leest voor bij een gezin thuis.", "voorlezen, kinderen helpen", "WE 15 16", "free", {"capacity": 3, "ways": ("bike",)}),
    (A, "brug", "brug", "Tuinieren op het dak", "Samen zaaien en oogsten.", "tuin, planten, groen, buiten", "SA 10 12", "free", {}),
    (A, "club", "veld", "Wandelvoetbal voor 60-plus", "Voetbal zonder rennen.", "voetballen, oud, sporten, bewegen", "WE 10 11", "small", {"audience": ("older",), "age_from": 60, "cost_text": "€ 5 per maand"}),
    (A, "club", "veld", "Voetbal voor meisjes", "Proberen is gratis.", "meisjes, voetbal, sport", "TU 17 18.30", "paid", {"audience": ("children", "young"), "age_from": 7, "age_to": 15, "cost_text": "€ 90 per jaar. Hulp met de kosten kan."}),
    (R, "club", "veld", "Kantinehulp op zaterdag", "Soep warm maken en praten met iedereen.", "helpen, keuken, kantine", "SA 12 17", "free", {"capacity": 2}),
    (V, "bus", None, "Buurtbus Hatert en Lindenholt", "De bus rijdt een vaste ronde. Zwaai en hij stopt.", "vervoer, te ver lopen, bus, boodschappen, rollator", "MO 9 17,TU 9 17,WE 9 17,TH 9 17,FR 9 17", "small", {"cost_text": "€ 1 per rit", "areas": (HATERT, LINDENHOLT), "accessibility": ("wheelchair",)}),
    (R, "bus", None, "Chauffeur voor de buurtbus", "Een dagdeel per week. U krijgt les en een maatje.", "rijden, rijbewijs, chauffeur, auto", "MO 9 13,TH 13 17", "free", {"capacity": 2, "areas": (HATERT, LINDENHOLT)}),
    (V, "bus", None, "Samen naar de dokter", "Een vrijwilliger rijdt u en wacht op u.", "ziekenhuis, dokter, vervoer, niet alleen", "MO 8 18,TU 8 18,WE 8 18,TH 8 18,FR 8 18", "small", {"cost_text": "30 cent per kilometer", "areas": (HATERT, LINDENHOLT), "ways": ("taken",), "access": Access.REGISTER}),
    (P, "klus", None, "Klussendienst", "Een buur hangt een lamp op of maakt een lek dicht.", "klusje, lamp, lekkage, schilderen, handige man", "MO 9 12", "small", {"cost_text": "€ 5 per klus en het materiaal", "areas": (HATERT,), "ways": ("home",), "rung": Rung.NETWORK}),
    (R, "klus", None, "Handige buren gezocht", "U kiest zelf welke klus u doet.", "klussen, handig, timmeren, iets doen", "", "free", {"areas": (HATERT,), "capacity": 5}),
    (P, "klus", None, "Tuinhulp", "Twee keer per jaar helpen buren met een zware tuin.", "tuin te zwaar, onkruid, snoeien", "", "small", {"cost_text": "€ 10", "areas": (HATERT, LINDENHOLT), "ways": ("home",), "rung": Rung.NETWORK, "audience": ("older", "disability")}),
    (A, "taal", "bieb", "Taalcafé", "Nederlands oefenen met koffie en een vrijwilliger.", "Nederlands leren, praten, taal", "TU 13 15,TH 13 15", "free", {"audience": ("newcomers",), "languages": ("nl", "en", "ar", "ti", "uk")}),
    (P, "taal", "bieb", "Taalmaatje", "Een uur per week oefenen, samen met één vaste persoon.", "taal oefenen, inburgeren, maatje", "", "free", {"audience": ("newcomers",), "rung": Rung.NETWORK, "languages": ("nl", "en", "ar")}),
    (R, "taal", "bieb", "Taalmaatje gezocht", "U oefent een uur per week met iemand die Nederlands leert.", "les geven, helpen met taal, vreemde culturen", "", "free", {"capacity": 6}),
    (A, "taal", "brug", "Lezen en schrijven", "In een kleine groep, op uw eigen tempo.", "niet goed lezen, schrijven, laaggeletterd", "MO 9.30 11.30,TH 9.30 11.30", "free", {"access": Access.REGISTER, "capacity": 10}),
    (A, "eet", "kerk", "Samen aan tafel", "Aanschuiven voor een warme maaltijd.", "warm eten, alleen eten, gezellig", "FR 17.30 19.30", "small", {"cost_text": "€ 4", "access": Access.REGISTER, "capacity": 30}),
    (P, "eet", "kerk", "Maaltijd aan huis van een buur", "Een buur kookt een bord meer en brengt het.", "eten bezorgen, kan niet koken, maaltijd", "MO 17 18,WE 17 18", "small", {"cost_text": "€ 6", "rung": Rung.NETWORK, "ways": ("home",), "areas": (LINDENHOLT,)}),
    (R, "eet", "kerk", "Bordje extra: thuiskok gezocht", "U kookt al. Eén bord meer is genoeg.", "koken, iets doen voor buren", "", "free", {"capacity": 8}),
    (A, "eet", "kerk", "Open deur op zondag", "Koffie, krant en stilte. Iedereen mag binnen.", "zondag alleen, stilte, krant", "SU 14 16", "free", {}),
    (A, "zorg", "klif", "Mantelzorgcafé", "Andere mantelzorgers, koffie en tijd voor uzelf.", "zorg voor mijn man, moe, mantelzorg, ouders", "", "free", {"audience": ("carers",), "times": (Time(rule="FREQ=MONTHLY;BYDAY=2WE", starts=time(14), ends=time(16), words="elke tweede woensdag van de maand"),)}),
    (P, "zorg", None, "Even vrij voor de mantelzorger", "Een vrijwilliger blijft thuis, zodat u weg kunt.", "oppas voor mijn man, respijt, even weg, overbelast", "MO 9 17,TU 9 17,WE 9 17,TH 9 17,FR 9 17", "free", {"audience": ("carers",), "ways": ("home",), "areas": (HATERT, LINDENHOLT), "access": Access.REGISTER}),
    (A, "zorg", "brug", "Geheugencafé", "Voor mensen met dementie en wie bij hen hoort.", "vergeetachtig, dementie, alzheimer", "TH 14 16", "free", {"audience": ("dementia", "carers")}),
    (P, "geld", "brug", "Samen de post openen", "Een vrijwilliger zit naast u en helpt ordenen.", "rekeningen, schulden, enveloppen, geld, aanmaning", "WE 9 12", "free", {"ways": ("home",)}),
    (P, "geld", "klif", "Geldspreekuur", "Zonder afspraak vragen over geld.", "rood staan, schuld, rondkomen, rekeningen", "TH 9 12", "free", {}),
    (R, "geld", None, "Maatje voor geldzaken gezocht", "U bent goed met papieren en kunt luisteren.", "administratie, boekhouden, orde, cijfers", "", "free", {"capacity": 4, "areas": (HATERT, LINDENHOLT)}),
    (A, "bieb", "bieb", "Leesclub", "Een boek per maand.", "lezen, boeken, praten over boeken", "MO 19 20.30", "free", {}),
    (A, "bieb", "bieb", "Voorleesuurtje", "Voor kinderen van 2 tot 6 jaar.", "voorlezen, kinderen, boekjes", "SA 10.30 11.30", "free", {"audience": ("children", "families"), "age_from": 2, "age_to": 6}),
    (P, "bieb", "bieb", "Informatiepunt digitale overheid", "Hulp met DigiD, toeslagen en formulieren.", "DigiD, formulier, overheid, computer", "MO 13 15,TH 10 12", "free", {}),
    (A, "bieb", "bieb", "Stil werken en studeren", "Een rustige plek met wifi.", "rust, studeren, huiswerk", "MO 10 17,TU 10 17,WE 10 17,TH 10 17,FR 10 17", "free", {"accessibility": ("quiet", "wheelchair")}),
)  # fmt: skip
OLD = {"Breicafé": 400, "Leesclub": 260, "Tuinieren op het dak": 300}
"""What nobody confirmed for so many days: the list says so and lets it sink."""


def bring(telling: Telling, manager: Actor) -> None:
    """Put the organisations and what they do on the map, as its keeper does."""
    with telling.on(60):
        organisations = {
            key: do(
                manager.person,
                commands.add_organisation,
                words=OrganisationWords(name=name, text=text, mail=mail, phone=phone),
            )
            for key, (name, text, mail, phone) in ORGANISATIONS.items()
        }
        places = {
            key: do(manager.person, commands.add_place, words=_place(*found)) for key, found in PLACES.items()
        }
        entries = {
            row[3]: do(
                manager.person,
                commands.publish_entry,
                words=_words(row, places),
                organisation=organisations[row[1]],
                confirmed_on=clock.today() - timedelta(OLD.get(row[3], 0)),
            )
            for row in ENTRIES
        }
    with telling.on(9):
        for because in (Because.FAR, Because.FAR, Because.TIME):
            do(manager.person, commands.remark, entry=entries["Wandelvoetbal voor 60-plus"], because=because)
        do(
            manager.person,
            commands.propose_change,
            entry=entries["Leesclub"],
            words="De leesclub is nu op dinsdagavond, niet meer op maandag.",
            called="Een lezer",
        )
        do(manager.person, commands.add_lay_word, word="blauwe envelop", means="belasting brief formulier")
    with telling.on(1):
        messy_list.bring(manager.person)


def start_initiatives(telling: Telling, residents: dict[str, UUID]) -> None:
    """Four things that residents run themselves; ``residents`` are those who live here, by how they are called."""
    people = list(residents.items())
    names = ("Buurttuin Hatert", "Speelstraat op woensdag", "Deelschuur Lindenholt", "Nachtelijke lichtjesronde")
    rows = (
        (names[0], "Samen een tuin maken op het lege veld.", "Een waterpunt, en gieters.", "€ 350 voor zaad en gereedschap", (5.8331, 51.8166, HATERT), "SA 10 13"),
        (names[1], "Eén middag per week zonder auto's, zodat kinderen buiten spelen.", "Hekken, en twee mensen die ze neerzetten.", "€ 120 voor hekken", (5.8360, 51.8152, HATERT), "WE 13.30 17"),
        (names[2], "Een schuur met gereedschap dat iedereen mag lenen.", "Een droge plek, en iemand die spullen nakijkt.", "€ 500 voor kasten", (5.7990, 51.8350, LINDENHOLT), "SA 11 13"),
        (names[3], "Buren lopen samen een ronde in de donkere maanden.", "Lampjes en warme chocolademelk.", "", (5.8012, 51.8360, LINDENHOLT), "FR 20 21"),
    )  # fmt: skip
    for (name, person), row in zip(people, rows, strict=False):
        with telling.on(30):
            entry = _initiative(person, name, row)
        with telling.on(20):
            if row[0] == names[0]:
                do(person, commands.raise_obstacle, entry=entry, kind=Hurdle.OBSTACLE, words="Er is geen water op het veld.",
                   addressee="Gemeente, beheer openbare ruimte", answer_by=clock.today() + timedelta(35))  # fmt: skip
            if row[0] == names[2]:
                do(person, commands.raise_obstacle, entry=entry, kind=Hurdle.CHALLENGE,
                   words="Wij willen het uitlenen van gereedschap van de gemeente overnemen.", offer="Elke zaterdag open, met zes buren.",
                   addressee="Gemeente, wijkzaken", answer_by=clock.today() + timedelta(10))  # fmt: skip
        for other_name, other in people:
            if other != person:
                with telling.on(12):
                    part = Joins.HELPS if len(other_name) % 2 else Joins.COMES
                    do(other, commands.join_initiative, entry=entry, joins=part, called="")


def _initiative(person: UUID, name: str, row: tuple[Any, ...]) -> UUID:
    title, text, need, budget, (lon, lat, area), when = row
    place = do(person, commands.add_place, words=_place(title, "", area, lon, lat, ()), own=True)
    words = EntryWords(
        kind=Kind.INITIATIVE, title=title, text=text, plain_words="buren, zelf doen, initiatief", place=place,
        times=_times(when), cost=Cost.FREE, languages=("nl",), next_step="Loop langs en vraag wat u kunt doen.",
    )  # fmt: skip
    return do(person, commands.start_initiative, words=words, need=need, budget_text=budget, called=name)


def _place(
    name: str, address: str, area: str, lon: float, lat: float, accessibility: tuple[str, ...]
) -> PlaceWords:
    return PlaceWords(
        name=name, address=address, city="Nijmegen", area_code=area, lon=lon, lat=lat, accessibility=accessibility
    )


def _words(row: tuple[Any, ...], places: dict[str, UUID]) -> EntryWords:
    kind, who, where, title, text, plain, when, cost, more = row
    _name, _text, mail, phone = ORGANISATIONS[who]
    words = EntryWords(
        kind=kind,
        title=title,
        text=text,
        plain_words=plain,
        place=places[where] if where else None,
        times=_times(when),
        cost=Cost(cost),
        languages=("nl",),
        ways=("walk", "bike", "bus") if where else (),
        next_step="Loop binnen, of bel eerst even.",
        phone=phone,
        mail=mail,
    )
    return replace(words, **more)


def _times(when: str) -> tuple[Time, ...]:
    return tuple(
        Time(Day(day), _hour(start), _hour(end))
        for day, start, end in (each.split() for each in when.split(",") if each)
    )


def _hour(text: str) -> time:
    hour, _, minute = text.partition(".")
    return time(int(hour), int(minute or 0))
