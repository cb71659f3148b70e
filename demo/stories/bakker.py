"""Meneer Bakker: he asked for help in the house. He is also alone, and he used to be a bookkeeper.

After the example of the retired bookkeeper in an article on tilting the Wmo; the people and their words are invented.
"""

from datetime import time, timedelta
from uuid import UUID

from demo.telling import Table, Telling, do
from demo.town import TEAM_PHONE, Town
from kanteling.apps.conversation.commands.clock import take_step
from kanteling.apps.conversation.commands.note import add_around, say_work, say_yes, tell_right
from kanteling.apps.conversation.commands.start import start_for_new_resident
from kanteling.apps.conversation.models import Matter
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.parties import Kind as Around
from kanteling.apps.conversation.rules.parties import Work
from kanteling.apps.conversation.rules.rights import Right
from kanteling.apps.deciding.commands.answers import answer
from kanteling.apps.deciding.commands.information import inform
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.plans.commands import change, say_how_it_goes
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import ActionContent
from kanteling.apps.plans.rules.movement import Movement
from kanteling.apps.plans.rules.rungs import Rung


def tell(telling: Telling, town: Town) -> Table:
    """From his first telephone call to a proposal that waits for him today."""
    samira = town.staff["Samira"]
    table = _conversation(telling, samira)
    _circle(telling, town, table)
    among, house = _plan(telling, table)
    _saturday(telling, table, samira, among)
    with telling.on(2, "19.10"):
        do(table.resident, say_how_it_goes, circle=table.circle, goal=among, how=Movement.BETTER)
    with telling.on(2, "19.11"):
        do(table.resident, say_how_it_goes, circle=table.circle, goal=house, how=Movement.SAME)
    return table


def _conversation(telling: Telling, samira: UUID) -> Table:
    with telling.on(48, "9.15"):
        circle = do(samira, start_for_new_resident, called="Meneer Bakker", phone="024 000 00 21")
        table = Table.of(circle, samira)
        do(samira, take_step, circle=circle, step=Step.CONFIRMED)
    with telling.on(45, "20.05"):
        table.card(
            Card.TALENTS,
            "Cijfers. Veertig jaar boekhouder geweest, tot de laatste cent kloppend. En voetbal, altijd al.",
        )
        table.card(
            Card.CONTACTS,
            "Joop van de club zag ik elke zaterdag. Sinds ik niet meer rijd, kom ik daar niet meer. De rest gaat wel.",
        )
        table.card(Card.MEANING, "’s Avonds praat ik nog wel eens tegen haar stoel.", shared=False)
    with telling.on(41, "11.00"):
        for right in Right:
            do(samira, tell_right, circle=circle, right=right)
        do(samira, take_step, circle=circle, step=Step.NO_PERSONAL_PLAN)
        do(samira, take_step, circle=circle, step=Step.RESEARCH_STARTED)
        table.note(
            samira,
            happened="Mijn vrouw is in het voorjaar overleden. Ik heb haar drie jaar verzorgd.",
            asked="Hulp in het huishouden. De ramen en de vloeren lukken niet meer met die knie.",
            beneath="Er komt toch niemand. Dan laat je het ook liggen. Als er op zaterdag weer bezoek was, dan wel.",
            wanted="Ik wil weer onder de mensen zijn",
            own_strength="De keuken en de planten doe ik zelf. De was ook, als iemand helpt dragen.",
            give="Boekhouden. Als iemand daar wat aan heeft.",
        )
        for name, kind, busy in (
            ("Ineke", Around.FAMILY, True), ("Fatma", Around.NEIGHBOUR, True), ("Joop", Around.CLUB, False),
            ("Huisarts", Around.CARE, True), ("Thuiszorg", Around.CARE, True),
        ):  # fmt: skip
            do(samira, add_around, circle=circle, name=name, kind=kind, busy=busy)
        do(samira, say_work, circle=circle, work=Work.PAST)
    with telling.on(38, "16.30"):
        table.report(samira)
        do(table.resident, say_yes, circle=circle, matter=Matter.THEME, card=Card.CONTACTS)
    return table


def _circle(telling: Telling, town: Town, table: Table) -> None:
    with telling.on(37, "10.20"):
        table.ask("Ineke", "dochter", why="Zij belt elke avond", way="mail", sent_to="ineke@voorbeeld.example")
        table.ask("Fatma", "buurvrouw", why="Zij heeft de sleutel", phone="024 000 00 23")
        table.ask("Joop", "van de club", why="Hij kent hem van vroeger", phone="024 000 00 24")
        table.ask(
            "Truus Verhoeven", "procesbegeleider", SeatKind.PROCESS_GUIDE,
            why="Zij bewaakt het gesprek", person=town.staff["Truus"],
        )  # fmt: skip


def _plan(telling: Telling, table: Table) -> tuple[UUID, UUID]:
    kring = ("Ineke", "Fatma", "Joop")
    with telling.on(35, "14.00"):
        among = table.goal("Ik wil weer onder de mensen zijn", "ik op zaterdag weer in de kantine zit", *kring)
        house = table.goal("Ik wil mijn huis aan kant", "ik bezoek durf te laten komen", *kring)
    with telling.on(35, "14.40"):
        table.action(
            among, "Ik", "doe de kas van de club", "Eén avond in de maand", Rung.OWN_STRENGTH, *kring,
            person=table.resident, rhythm=Rhythm.MONTHLY, first=telling.next(2), at=time(19, 30),
        )  # fmt: skip
        table.action(
            among, "Ik", "rijd mee op de buurtbus", "Dinsdag, 10.00 uur", Rung.COLLECTIVE, *kring,
            person=table.resident, rhythm=Rhythm.WEEKLY, first=telling.next(1), at=time(10, 0),
            closer_by="Joop rijdt op zaterdag. Doordeweeks werkt hij.",
        )  # fmt: skip
        table.action(house, "Ik", "doe de keuken en de planten", "Elke dag een beetje", Rung.OWN_STRENGTH, *kring)
        table.action(
            house, "Fatma en ik", "doen samen de was", "Donderdag, 9.00 uur", Rung.NETWORK, *kring,
            person=table.people["Fatma"], rhythm=Rhythm.WEEKLY, first=telling.next(3), at=time(9, 0), by="Fatma",
        )  # fmt: skip
        table.action(
            house, "Hulp thuis", "doet de ramen en de vloeren", "Eens in de twee weken", Rung.INDIVIDUAL, *kring,
            closer_by="Ineke woont te ver. Fatma kan niet op de trap. Met die knie lukt het zelf niet.",
        )  # fmt: skip
        table.agreement(
            telling.today + timedelta(56),
            "Kan Fatma langer dan twee weken niet, dan belt Ineke met Samira.",
            *kring,
        )
    return among, house


def _saturday(telling: Telling, table: Table, samira: UUID, among: UUID) -> None:
    """One objection, and a better proposal: it waits for him now."""
    with telling.on(5, "20.15"):
        proposal = table.action(
            among, "Joop", "haalt mij elke zaterdag op", "Zaterdag, kwart voor tien", Rung.NETWORK,
            by="Joop", stands=False, person=table.people["Joop"],
        )  # fmt: skip
        do(table.people["Joop"], answer, proposal=proposal, answer=Answer.GO_ALONG, reason="Ik kom er toch langs.")
        do(table.resident, answer, proposal=proposal, answer=Answer.GO_ALONG)
    with telling.on(4, "21.30"):
        do(
            table.people["Ineke"], answer, proposal=proposal, answer=Answer.OBJECT,
            reason="En als Joop niet kan? Dan zit pa daar op de stoep te wachten.",
        )  # fmt: skip
    with telling.on(3, "9.40"):
        do(
            samira, inform, circle=table.circle, proposal=proposal,
            text=f"De buurtbus rijdt op zaterdag elk uur, tot zes uur. U kunt zitten en er is een lift voor uw rollator. Bellen kan met {TEAM_PHONE}.",
        )  # fmt: skip
    with telling.on(1, "20.31"):
        do(
            table.people["Ineke"], change, proposal=proposal, version=1,
            content=ActionContent(
                among, "Joop", "haalt mij elke zaterdag op. Kan hij niet, dan belt hij vrijdag en neem ik de buurtbus",
                "Zaterdag, kwart voor tien", Rung.NETWORK, person=table.people["Joop"],
                rhythm=Rhythm.WEEKLY, first=telling.next(5), at=time(9, 45),
            ),
            why="De laatste zin is nieuw.",
        )  # fmt: skip
        for name, words in (("Ineke", ""), ("Joop", "Ik kom er toch langs."), ("Fatma", "")):
            do(table.people[name], answer, proposal=proposal, answer=Answer.GO_ALONG, reason=words)
