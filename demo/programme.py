"""The social programme of Hatert: written together, one assignment agreed, and nine steps that count already.

The people, words and numbers of the assignment are invented; the figures come from Wijk in beeld, with their source.
"""

from datetime import date
from uuid import UUID

from demo.telling import Table, Telling, do
from demo.town import Town
from kanteling.apps.assignments.commands import assignments, programmes, steps
from kanteling.apps.assignments.rules.agreement import Said
from kanteling.apps.assignments.rules.concrete import understand
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.programme import Part
from kanteling.apps.assignments.rules.writing import Fields, with_goal
from kanteling.apps.people.commands import add_person, open_circle
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.commands import tick
from kanteling.apps.plans.public import plan_of
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.platform.db import acting

HATERT = "BU02680616"
BOOKS = "doe de kas van de club"
STEPS = (
    ("Meneer Ozturk", "schenk koffie in de wijkkamer", To.VOLUNTEERING, 2),
    ("Mevrouw Bakx", "ga naar de taalles", To.SCHOOLING, 1),
    ("Romy", "help bij de huiswerkclub", To.VOLUNTEERING, 2),
    ("Meneer Haddad", "leer voor het rijbewijs van de buurtbus", To.SCHOOLING, 2),
    ("Mevrouw Visser", "doe de kledingbank", To.VOLUNTEERING, 1),
    ("Kevin", "ga naar de les voor kok", To.SCHOOLING, 2),
    ("Mevrouw Tesfay", "kook voor de soos", To.VOLUNTEERING, 2),
    ("Meneer Pronk", "repareer fietsen bij de werkplaats", To.VOLUNTEERING, 1),
    ("Nadia", "ga naar de cursus computer", To.SCHOOLING, 2),
)
"""Who does what, to what, and from which step of the ladder. They let nobody of the team in: only the number is known."""


def tell(telling: Telling, town: Town, bakker: Table) -> None:
    """From the analysis to a step that waits for Bakker's own yes."""
    begins = date(telling.today.year, 1, 1)
    ends = date(telling.today.year + 1, 12, 31)
    with telling.on(300):
        programme = do(town.staff["Joost"], programmes.begin_programme, area=HATERT, since=begins, until=ends)
        _parts(town, programme, bakker)
    with telling.on(250):
        assignment = _assignment(telling, town, programme)
    with telling.on(246):
        _agree(town, assignment, bakker)
    for number, story in enumerate(STEPS):
        with telling.on(200 - 15 * number):
            _step(town, assignment, *story)
    with telling.on(6, "16.20"):
        _beginning(telling, town, programme)
    with telling.on(3, "11.05"):
        _bakker(town, assignment, bakker)


def _parts(town: Town, programme: UUID, bakker: Table) -> None:
    said = (
        (town.staff["Hanneke"], Part.ANALYSIS, "Veel mensen komen weinig buiten. De wijk heeft wel plekken om iets te doen."),
        (bakker.people["Fatma"], Part.ANALYSIS, "Op dinsdag is er koffie. Daarna weet niemand waar je heen kunt."),
        (town.staff["Joost"], Part.CHOICES, "Dit jaar: meedoen. Nog niet: een nieuw gebouw."),
        (town.staff["Samira"], Part.APPROACH, "Wij gaan langs, samen met iemand uit de straat. We vragen eerst wat iemand kan."),
        (town.staff["Rita"], Part.DEPLOYMENT, "Schuldhulp zit op donderdag in de wijkkamer, zodat geldzorgen niemand tegenhouden."),
    )  # fmt: skip
    for who, part, words in said:
        made = do(who, programmes.contribute, programme=programme, part=part, words=words)
        if part is Part.CHOICES:
            do(bakker.people["Fatma"], programmes.go_along, contribution=made)
            do(town.staff["Hanneke"], programmes.go_along, contribution=made)
    figures = tuple(f"WK026806.{code}" for code in ("population", "age_65_share", "owned_share"))
    do(
        town.staff["Hanneke"], programmes.contribute, programme=programme, part=Part.ANALYSIS, words="",
        figures=figures,
    )  # fmt: skip


def _assignment(telling: Telling, town: Town, programme: UUID) -> UUID:
    goal = "minimaal 50 mensen van trede 1-2 naar vrijwilligerswerk of scholing"
    words = with_goal(Fields(), goal, understand(goal, telling.today))
    fields = Fields.read(
        words.plain() | {
            "who": "mensen", "circumstances": "Mensen die weinig buiten komen. Ook wie thuis voor een ander zorgt.",
            "since": date(telling.today.year, 1, 1).isoformat(), "until": date(telling.today.year + 1, 12, 31).isoformat(),
            "approach": "We gaan langs met iemand uit de straat. We vragen eerst wat iemand kan en graag doet.",
            "hours": 24, "money": 18000,
            "not_do": "Geen nieuw loket. Geen verplichte tegenprestatie. De formulieren van het UWV doen wij niet.",
            "not_how": "Niet over mensen praten zonder hen. Niemand krijgt een cijfer. Niemand wordt doorgeschoven.",
            "room": "Tien keer vijftig euro voor wat iemand zelf wil beginnen. Mislukken mag.",
        }
    )  # fmt: skip
    joost = town.staff["Joost"]
    draft = do(joost, assignments.begin_draft, programme=programme)
    number = do(joost, assignments.write_draft, draft=draft, number=1, fields=fields)
    found: UUID = do(joost, assignments.ask, draft=draft, number=number)
    return found


def _beginning(telling: Telling, town: Town, programme: UUID) -> None:
    """Hanneke began a second one. It is a direction still: the page asks for whom, how many and by when."""
    goal = "meer participatie in Hatert"
    hanneke = town.staff["Hanneke"]
    draft = do(hanneke, assignments.begin_draft, programme=programme)
    words = with_goal(Fields(), goal, understand(goal, telling.today, ("Hatert",)))
    do(hanneke, assignments.write_draft, draft=draft, number=1, fields=words)


def _agree(town: Town, assignment: UUID, bakker: Table) -> None:
    for who, why in (
        (town.staff["Hanneke"], "Dit kunnen we de raad uitleggen."),
        (town.staff["Samira"], "Als de uren blijven."),
        (town.staff["Rita"], ""),
        (bakker.people["Fatma"], "Goed dat zorg thuis erbij staat."),
    ):
        do(who, assignments.answer, assignment=assignment, version=1, said=Said.GO_ALONG, reason=why)


def _step(town: Town, assignment: UUID, name: str, what: str, to: To, from_rung: int) -> None:
    """Somebody of their own accord: an own circle, a goal, an action that is done, and a yes."""
    with acting(town.manager):
        person = add_person(actor=town.manager, called=name)
    table = Table(do(person, open_circle, resident=person, called=name), person)
    goal = table.goal("Ik wil iets doen", "ik elke week ergens verwacht word")
    table.action(goal, "Ik", what, "Elke week", Rung.OWN_STRENGTH, person=person)
    action = _action(table, what)
    do(person, tick, circle=table.circle, action=action)
    do(
        person, steps.put_forward, circle=table.circle, action=action, assignment=assignment, from_rung=from_rung,
        to=to, yes=True,
    )  # fmt: skip


def _action(table: Table, what: str) -> UUID:
    actor = actor_of(table.resident)
    with acting(actor):
        plan = plan_of(actor, table.circle, shown=20)
        return next(each.id for goal in plan.goals for each in goal.actions if each.what == what)


def _bakker(town: Town, assignment: UUID, bakker: Table) -> None:
    """Samira asks whether his books may count. It waits for him."""
    do(
        town.staff["Samira"], steps.put_forward, circle=bakker.circle, action=_action(bakker, BOOKS),
        assignment=assignment, from_rung=2, to=To.VOLUNTEERING,
    )  # fmt: skip
