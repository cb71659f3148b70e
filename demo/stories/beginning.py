"""People whose conversation begins: prepared at home, just telephoned, a report to read, everything still empty."""

from demo.telling import Table, Telling, do
from demo.town import Town
from kanteling.apps.conversation.commands.clock import take_step
from kanteling.apps.conversation.commands.note import add_around, say_work, tell_right
from kanteling.apps.conversation.commands.start import start_for_new_resident, tell_own_story
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.parties import Kind as Around
from kanteling.apps.conversation.rules.parties import Work
from kanteling.apps.conversation.rules.rights import Right
from kanteling.apps.people.commands import add_person
from kanteling.foundation.ids import PersonId
from kanteling.platform.db import acting


def aarts(telling: Telling, town: Town) -> Table:
    """Mevrouw Aarts wrote four cards at home; today is the first visit."""
    samira = town.staff["Samira"]
    with telling.on(8, "13.10"):
        circle = do(samira, start_for_new_resident, called="Mevrouw Aarts", phone="024 000 00 31")
        table = Table.of(circle, samira)
        do(samira, take_step, circle=circle, step=Step.CONFIRMED)
    with telling.on(6, "15.30"):
        table.card(Card.TALENTS, "Ik kan goed naaien. Bruidsjurken heb ik gemaakt, dertig jaar lang.")
        table.card(Card.WISHES, "Weer eens een kamer vol stof en vrouwen die praten.")
        table.card(Card.TRANSPORT, "De scooter staat in de gang. Ik durf het kruispunt niet over.")
        table.card(Card.CARE, "Mijn handen beven. Dat vind ik moeilijk om te zeggen.", shared=False)
    return table


def de_groot(telling: Telling, town: Town) -> Table:
    """Mevrouw De Groot: five weeks after her question, the report is ready to be read together."""
    samira = town.staff["Samira"]
    with telling.on(36, "9.00"):
        circle = do(samira, start_for_new_resident, called="Mevrouw De Groot", phone="024 000 00 32")
        table = Table.of(circle, samira)
        do(samira, take_step, circle=circle, step=Step.CONFIRMED)
    with telling.on(28, "10.30"):
        for right in Right:
            do(samira, tell_right, circle=circle, right=right)
        do(samira, take_step, circle=circle, step=Step.NO_PERSONAL_PLAN)
        do(samira, take_step, circle=circle, step=Step.RESEARCH_STARTED)
        table.note(
            samira,
            happened="Ik ben gevallen in de badkamer. Sindsdien durf ik niet meer alleen te douchen.",
            asked="Een douchestoel en iemand erbij.",
            beneath="Ik ben bang dat ze me vinden als het te laat is.",
            wanted="Ik wil me veilig wassen zonder vreemden",
            network="Mijn zus Corrie woont om de hoek. Zij weet niet hoe erg het is.",
        )
        do(samira, add_around, circle=circle, name="Corrie", kind=Around.FAMILY, busy=False)
        do(samira, say_work, circle=circle, work=Work.UNKNOWN)
    with telling.on(1, "16.50"):
        table.report(samira, approved=False)
    return table


def de_wit(telling: Telling, town: Town) -> Table:
    """Meneer De Wit telephoned yesterday: his wife comes home from hospital, and the bed is upstairs."""
    mark = town.staff["Mark"]
    with telling.on(1, "11.20"):
        circle = do(mark, start_for_new_resident, called="Meneer De Wit", phone="024 000 00 33")
        table = Table.of(circle, mark)
        do(mark, take_step, circle=circle, step=Step.CONFIRMED)
        do(mark, take_step, circle=circle, step=Step.URGENT)
        table.note(
            mark,
            happened="Mijn vrouw komt vrijdag uit het ziekenhuis. Het bed staat boven.",
            asked="Een bed beneden, voor vrijdag.",
        )
    return table


def benali(telling: Telling, town: Town) -> Table:
    """Aïcha Benali began by herself: she asks nothing, she wants to begin something."""
    aicha = _resident(town, "Aïcha Benali")
    with telling.on(16, "21.15"):
        circle = do(aicha, tell_own_story)
        table = Table(circle, aicha)
        table.card(
            Card.TALENTS, "Ik krijg mensen mee. Op mijn werk liep iedereen in de pauze met mij mee.", shared=False
        )
        table.card(
            Card.WISHES,
            "Een loopgroep voor vrouwen die nu binnen zitten. Elke woensdag, rond het park.",
            shared=False,
        )
    return table


def vos(telling: Telling, town: Town) -> Table:
    """Sanne Vos came in with a code and has told nothing yet: the house as it looks when it is empty."""
    sanne = _resident(town, "Sanne Vos")
    with telling.on(0, "8.30"):
        circle = do(sanne, tell_own_story)
    return Table(circle, sanne)


def _resident(town: Town, called: str) -> PersonId:
    with acting(town.manager):
        return add_person(actor=town.manager, called=called)
