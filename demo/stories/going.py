"""Plans that go on: harder, the same, a four-week contact that is due, an access that was ended."""

from datetime import timedelta

from demo.telling import Table, Telling, do
from demo.town import Town
from kanteling.apps.conversation.commands.start import start_for_new_resident
from kanteling.apps.people.commands import end_access
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.plans.commands import say_how_it_goes
from kanteling.apps.plans.rules.movement import Movement
from kanteling.apps.plans.rules.rungs import Rung


def van_loon(telling: Telling, town: Town) -> Table:
    """Kees van Loon: debts, and it got harder this week."""
    samira, rita = town.staff["Samira"], town.staff["Rita"]
    with telling.on(52, "10.00"):
        table = Table.of(do(samira, start_for_new_resident, called="Kees van Loon", phone="024 000 00 51"), samira)
        table.note(samira, asked="Uitstel van de huur.", beneath="Ik maak de post al een half jaar niet open.", wanted="Ik wil de post weer durven openen", own_strength="Ik kan koken voor een hele zaal.")  # fmt: skip
        table.report(samira)
    with telling.on(47, "10.00"):
        table.ask(
            "Rita Jacobs",
            "schuldhulp",
            SeatKind.PROFESSIONAL,
            why="Zij kent de regels van de schuldhulp",
            person=rita,
        )
        table.ask("Henk", "maat", why="Hij zat er ook zo voor")
        table.ask("Truus Verhoeven", "procesbegeleider", SeatKind.PROCESS_GUIDE, why="Zij bewaakt het gesprek", person=town.staff["Truus"])  # fmt: skip
    with telling.on(44, "10.00"):
        goal = table.goal("Ik wil de post weer durven openen", "er geen stapel meer ligt", "Henk")
        table.action(
            goal,
            "Henk en ik",
            "maken samen de post open",
            "Zondag, 11.00 uur",
            Rung.NETWORK,
            "Henk",
            by="Henk",
            person=table.people["Henk"],
        )
        table.action(
            goal,
            "Ik",
            "kook mee in het buurthuis",
            "Donderdag, 16.00 uur",
            Rung.COLLECTIVE,
            "Henk",
            person=table.resident,
        )
        table.agreement(
            telling.today + timedelta(30),
            "Komt er een brief van de deurwaarder, dan bel ik dezelfde dag met Rita.",
            "Henk",
        )
    with telling.on(4, "22.10"):
        do(
            table.resident,
            say_how_it_goes,
            circle=table.circle,
            goal=goal,
            how=Movement.HARDER,
            words="Er kwam er weer een.",
        )
    return table


def yilmaz(telling: Telling, town: Town) -> Table:
    """Mevrouw Yılmaz cares for her husband: informal help that is named, and a week of breath."""
    samira = town.staff["Samira"]
    with telling.on(31, "10.00"):
        table = Table.of(do(samira, start_for_new_resident, called="Mevrouw Yılmaz", phone="024 000 00 52"), samira)
        table.note(samira, asked="Een avond vrij.", beneath="Ik was vroeger iemand met een lach.", wanted="Ik wil één avond van mijzelf", carer="Zes jaar, dag en nacht.")  # fmt: skip
        table.report(samira)
    with telling.on(29, "19.00"):
        table.ask("Selma", "dochter", why="Zij wil helpen, zij weet niet hoe")
        table.ask("Truus Verhoeven", "procesbegeleider", SeatKind.PROCESS_GUIDE, why="Zij bewaakt het gesprek", person=town.staff["Truus"])  # fmt: skip
        goal = table.goal("Ik wil één avond van mijzelf", "ik weer zing op het koor", "Selma")
        table.action(goal, "Selma", "is op dinsdagavond bij haar vader", "Dinsdag, 18.00 uur", Rung.NETWORK, "Selma", by="Selma", person=table.people["Selma"], informal=True)  # fmt: skip
        table.action(goal, "Logeerhuis", "vangt mijn man één week op", "In mei", Rung.INDIVIDUAL, "Selma", closer_by="Selma werkt overdag. Anderen durven de nacht niet.")  # fmt: skip
        table.agreement(
            telling.today + timedelta(25), "Wordt mijn man ziek, dan belt Selma de huisarts en het koor.", "Selma"
        )
    with telling.on(6, "23.00"):
        do(table.resident, say_how_it_goes, circle=table.circle, goal=goal, how=Movement.BETTER)
    return table


def hendriks(telling: Telling, town: Town) -> Table:
    """Meneer Hendriks ended the access of the team at once, and gave no reason. He need not."""
    mark = town.staff["Mark"]
    with telling.on(60, "10.00"):
        table = Table.of(do(mark, start_for_new_resident, called="Meneer Hendriks", phone="024 000 00 53"), mark)
        table.note(mark, asked="Rust.", wanted="Ik wil het zelf doen")
        table.report(mark)
    with telling.on(50, "10.00"):
        table.ask("Toos", "zus", why="Zij laat mij met rust")
        goal = table.goal("Ik wil het zelf doen", "niemand meer belt of het wel gaat", "Toos")
        table.action(
            goal, "Ik", "bel Toos op zondag", "Zondagavond", Rung.OWN_STRENGTH, "Toos", person=table.resident
        )
    with telling.on(22, "8.05"):
        do(table.resident, end_access, circle=table.circle, person=mark)
    return table
