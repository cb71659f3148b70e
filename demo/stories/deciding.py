"""Circles in the middle of deciding: a closed time, a voice handed over, paper and telephone, a hard frame."""

from datetime import timedelta

from demo.telling import Table, Telling, do
from demo.town import Town
from kanteling.apps.conversation.commands.start import start_for_new_resident
from kanteling.apps.deciding.commands.aloud import record_aloud
from kanteling.apps.deciding.commands.answers import answer, continue_without, hand_over, remind
from kanteling.apps.deciding.commands.closed_time import end_closed_time, start_closed_time, write_draft
from kanteling.apps.deciding.commands.crossings import ask_room, claim_crossing
from kanteling.apps.deciding.commands.information import ask_information, inform
from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.people.commands import add_person, come_in, give_mandate, invite
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.platform import clock
from kanteling.platform.db import acting


def demir(telling: Telling, town: Town) -> Table:
    """Family Demir: yesterday the circle wrote alone; their draft waits to become a proposal."""
    samira = town.staff["Samira"]
    with telling.on(20, "10.00"):
        table = Table.of(do(samira, start_for_new_resident, called="Elif Demir", phone="024 000 00 41"), samira)
        table.note(
            samira,
            happened="Onze Emre slaapt niet. Hij is zes en kan niet tegen geluid. Mijn man werkt ’s nachts.",
            asked="Iemand die Emre soms overneemt.",
            beneath="Ik ben bang dat ik hem een keer iets doe. Zo moe ben ik.",
            wanted="Wij willen weer een nacht slapen",
            carer="Ik houd het vol zolang ik kan. Niemand vraagt het.",
        )
        table.report(samira)
    with telling.on(14, "19.30"):
        table.ask("Murat", "man", why="Zijn vader")
        table.ask("Oma Zeynep", "moeder", why="Emre is graag bij haar")
        table.ask("Juf Marieke", "van school", why="Zij kent Emre in de klas")
        table.ask(
            "Truus Verhoeven", "procesbegeleider", SeatKind.PROCESS_GUIDE,
            why="Zij bewaakt het gesprek", person=town.staff["Truus"],
        )  # fmt: skip
    with telling.on(7, "15.00"):
        goal = table.goal(
            "Wij willen weer een nacht slapen",
            "we op zondag weer samen ontbijten",
            "Murat",
            "Oma Zeynep",
            "Juf Marieke",
        )
        table.action(goal, "Oma Zeynep", "heeft Emre elke vrijdagnacht", "Vrijdag tot zaterdag", Rung.NETWORK, "Murat", "Oma Zeynep", "Juf Marieke", person=table.people["Oma Zeynep"], by="Oma Zeynep")  # fmt: skip
    with telling.on(1, "15.20"):
        do(table.resident, start_closed_time, circle=table.circle)
        do(
            table.people["Murat"], write_draft, circle=table.circle, read=0,
            text="Op woensdag gaat Emre na school mee met de buurtmoeders. Dan slaapt Elif van drie tot vijf.",
        )  # fmt: skip
    with telling.on(1, "15.48"):
        do(table.resident, end_closed_time, circle=table.circle)
    return table


def okafor(telling: Telling, town: Town) -> Table:
    """Mevrouw Okafor: her daughter cares for her and has no work; their proposal goes over a hard frame."""
    samira = town.staff["Samira"]
    with telling.on(30, "10.00"):
        table = Table.of(do(samira, start_for_new_resident, called="Mevrouw Okafor", phone="024 000 00 42"), samira)
        table.note(
            samira,
            asked="Dat Grace voor mij blijft zorgen.",
            beneath="Zij moet solliciteren van de gemeente. Wie is er dan om elf uur, als ik uit bed moet?",
            wanted="Ik wil verzorgd worden door wie mij kent",
        )
        table.report(samira)
    with telling.on(24, "10.00"):
        table.ask("Grace", "dochter", why="Zij zorgt elke dag")
        table.ask("Lotte Peeters", "cliëntondersteuner", SeatKind.PROFESSIONAL, why="Zij denkt mee, los van de gemeente", person=town.staff["Lotte"])  # fmt: skip
    with telling.on(21, "11.00"):
        goal = table.goal("Ik wil verzorgd worden door wie mij kent", "ik om elf uur aan tafel zit", "Grace")
    with telling.on(12, "14.10"):
        proposal = table.action(
            goal, "Grace", "zorgt elke ochtend voor mij, met een pgb", "Elke dag, 10.00 tot 12.00 uur", Rung.INDIVIDUAL,
            stands=False, closer_by="Grace doet het al. Zonder pgb moet zij elders werken.",
        )  # fmt: skip
        crossing = do(
            table.resident, claim_crossing, proposal=proposal, frame=telling.frames["budget"],
            why="Grace woont bij mij in huis.",
        )  # fmt: skip
        for person in (table.people["Grace"], table.resident):
            do(person, answer, proposal=proposal, answer=Answer.GO_ALONG)
    with telling.on(10, "9.30"):
        do(
            table.resident,
            ask_room,
            proposal=proposal,
            crossing=crossing,
            text="Grace zoekt geen werk zolang zij zorgt. Kan dat hier?",
        )
        do(town.staff["Lotte"], inform, circle=table.circle, proposal=proposal, text="Het college mag om dringende redenen ontheffing geven van de plicht om te werken: Participatiewet, artikel 9, lid 2.")  # fmt: skip
    return table


def willems(telling: Telling, town: Town) -> Table:
    """Mevrouw Willems has no screen: she says it by telephone, and the process guide writes down who heard it."""
    truus, mark = town.staff["Truus"], town.staff["Mark"]
    with telling.on(40, "10.00"):
        table = Table.of(do(mark, start_for_new_resident, called="Mevrouw Willems", phone="024 000 00 43"), mark)
        table.note(
            mark,
            asked="Iemand voor de tuin.",
            beneath="Het was de tuin van ons samen.",
            wanted="Ik wil weer buiten zitten",
        )
        table.report(mark)
    with telling.on(33, "10.00"):
        table.ask(
            "Truus Verhoeven",
            "procesbegeleider",
            SeatKind.PROCESS_GUIDE,
            why="Zij schrijft op wat ik zeg",
            person=truus,
        )
        table.ask("Neef Paul", "neef", why="Hij komt soms", phone="024 000 00 44")
        table.ask("Buurman Sjef", "buurman", why="Hij heeft gereedschap")
    with telling.on(26, "13.00"):
        goal = table.goal("Ik wil weer buiten zitten", "ik de merel weer hoor", "Neef Paul", "Buurman Sjef")
    with telling.on(18, "13.00"):
        proposal = table.action(
            goal, "Buurman Sjef", "snoeit met de tuinclub de heg", "Eén keer, in het voorjaar", Rung.COLLECTIVE,
            stands=False, by="Buurman Sjef", person=table.people["Buurman Sjef"],
        )  # fmt: skip
        do(table.people["Buurman Sjef"], answer, proposal=proposal, answer=Answer.GO_ALONG)
    with telling.on(15, "10.40"):
        do(table.resident, remind, proposal=proposal, person=table.people["Neef Paul"])
        do(
            truus, record_aloud, proposal=proposal, speaker=table.resident, answer=Answer.GO_ALONG, way=Way.TELEPHONE,
            heard_by=[truus], said_at=clock.now() - timedelta(minutes=5), reason="Als Sjef de rozen laat staan.",
        )  # fmt: skip
    with telling.on(9, "10.00"):
        do(table.resident, continue_without, proposal=proposal, person=table.people["Neef Paul"])
    return table


def pham(telling: Telling, town: Town) -> Table:
    """Meneer Pham speaks little Dutch: his son does it for him, by his own choice."""
    samira = town.staff["Samira"]
    with telling.on(25, "10.00"):
        table = Table.of(do(samira, start_for_new_resident, called="Meneer Pham", phone="024 000 00 45"), samira)
        table.note(
            samira,
            asked="Hulp met brieven.",
            beneath="Ik schaam mij dat mijn zoon alles weet.",
            wanted="Ik wil mijn eigen post begrijpen",
        )
        table.report(samira)
    with acting(town.manager):
        son = add_person(actor=town.manager, called="Minh Pham", language="nl")
    with telling.on(24, "10.00"):
        do(
            table.resident,
            give_mandate,
            helper=son,
            helper_called="Minh Pham",
            called="Meneer Pham",
            how="Aan de keukentafel gezegd, Samira hoorde het",
        )
        table.ask("Minh", "zoon", why="Hij helpt mij", person=son)
        table.ask("Thu", "buurvrouw", why="Zij spreekt mijn taal")
    with telling.on(15, "10.00"):
        goal = table.goal("Ik wil mijn eigen post begrijpen", "ik zelf de brief van de bus lees", "Minh", "Thu")
        table.action(
            goal,
            "Ik",
            "ga naar het taalcafé",
            "Maandag, 13.30 uur",
            Rung.COLLECTIVE,
            "Minh",
            "Thu",
            person=table.resident,
        )
        proposal = table.action(
            goal,
            "Thu",
            "leest op zondag de post met mij",
            "Zondag na het eten",
            Rung.NETWORK,
            stands=False,
            by="Thu",
            person=table.people["Thu"],
        )
        do(table.people["Minh"], hand_over, proposal=proposal, to=table.resident)
        do(table.people["Thu"], answer, proposal=proposal, answer=Answer.GO_ALONG)
    with telling.on(3, "20.00"):
        do(
            table.resident,
            ask_information,
            circle=table.circle,
            to=samira,
            text="Is het taalcafé ook open in de vakantie?",
        )
    people = table.people
    people["son"] = son
    return table


def invited(telling: Telling, town: Town) -> Table:
    """Dylan Jansen is nineteen: he asked his old group leader to his table, who has not come in yet."""
    mark = town.staff["Mark"]
    with telling.on(11, "16.00"):
        table = Table.of(do(mark, start_for_new_resident, called="Dylan Jansen", phone="06 000 000 46"), mark)
        table.note(
            mark,
            asked="Een kamer.",
            beneath="Iedereen gaat altijd weg als ik achttien word.",
            wanted="Ik wil ergens blijven",
        )
        table.report(mark)
        do(
            table.resident, invite, circle=table.circle, called="Coach Ronnie", relation="van de boksschool",
            kind=SeatKind.INVOLVED, why="Hij bleef wel", way="letter",
        )  # fmt: skip
        table.ask("Tante Bea", "tante", why="Daar slaap ik nu", comes=False)
        do(table.people["Tante Bea"], come_in, circle=table.circle)
    return table
