"""From "meer participatie in Hatert" to an assignment that four parties agree on, and a step that makes it move.

The team leader and the policy maker write; residents, partner and team agree. Then Bakker becomes treasurer of the club:
his circle decided it, he did it, and he says himself that it may count. The number moves; his name stays at his table.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import psycopg
import pytest
from tests.journeys.house import House
from tests.journeys.tour import BAKKER, SAMIRA, Tour
from tests.journeys.visitor import DESK, Visitor

from kanteling.launch import under_pytest
from kanteling.platform import clock

pytestmark = pytest.mark.journey
Comes = Callable[..., Visitor]
JOOST, HANNEKE, RITA, INEKE = "Joost Kramer", "Hanneke Smit", "Rita Jacobs", "Ineke"
GOAL = "minimaal 50 mensen van trede 1-2 naar vrijwilligerswerk of scholing vóór 31-12"
STEP = "doe de kas van de club"


@pytest.fixture(name="tour")
def _tour(neighbourhood: House) -> Iterator[Tour]:
    address = os.environ["KANTELING_TEST_SUPER_URL"]
    name = neighbourhood.database.partition("://")[2].partition("/")[2].partition("?")[0]
    with psycopg.connect(
        address.replace(f"/{under_pytest.database()}?", f"/{name}?"), autocommit=True
    ) as everything:
        yield Tour(neighbourhood, everything)
    neighbourhood.go_days_on(0)


def test_a_direction_becomes_an_assignment_and_moves_when_somebody_becomes_treasurer(
    tour: Tour, visitor: Comes
) -> None:
    def comes(who: str, **device: object) -> Visitor:
        one = visitor(tour.here, who=who, **device)
        return one.opens(tour.door(who))

    joost, hanneke = comes(JOOST), comes(HANNEKE, screen=DESK)
    assignment = a_goal_is_written_by_two(tour, joost, hanneke)
    four_parties_agree(assignment, joost, hanneke, comes(SAMIRA), comes(RITA), comes(INEKE, script=False))
    bakker, samira = comes(BAKKER), comes(SAMIRA)
    first = tour.one(
        "select assignment_id from assignments_version where goal like 'minimaal 50%%' order by at limit 1"
    )
    agreed_before = f"/opdracht/{first}/"
    joost.opens(agreed_before).sees("minder dan 10 van de 50 mensen")
    he_becomes_treasurer(tour, bakker, samira)
    his_name_stays_at_his_table(tour, agreed_before, samira, joost, hanneke)
    tour.here.go_days_on((next_month() - clock.today()).days)
    joost.opens(agreed_before).sees("ongeveer 10 van de 50 mensen").does_not_see("Bakker").picture(
        "gemeente-opdracht"
    )
    joost.opens(assignment).sees("minder dan 10 van de 50 mensen")
    he_takes_it_back(bakker, samira, agreed_before)


def a_goal_is_written_by_two(tour: Tour, joost: Visitor, hanneke: Visitor) -> str:
    joost.opens("/programma/").taps("Hatert")
    joost.taps("Schrijf een opdracht").writes("Wat is het doel, in één zin?", "meer participatie in Hatert")
    joost.taps("Lees mijn zin").sees("Een goede richting. Nog geen opdracht.")
    joost.sees("Voor wie? Noem de groep").sees("Hoeveel mensen?").sees("Waarheen?").sees("Wanneer?")
    joost.sees("Minimaal 50 mensen van trede 1-2 in Hatert").picture("gemeente-doel")
    joost.writes("Wat is het doel, in één zin?", GOAL).taps("Lees mijn zin")
    joost.sees("Zo lezen wij dit").sees("vrijwilligerswerk of scholing").sees("31 december")
    screen = joost.taps("Dit klopt, ga verder").path.removesuffix("voor-wie/")
    joost.sees("Wie thuis voor een ander zorgt, staat op deze ladder laag")
    hanneke.opens(f"{screen}resultaat/").writes("Vanaf", clock.today().isoformat(), within="main")
    hanneke.writes("Uiterlijk", f"{clock.today().year + 1}-12-31", within="main").taps("Bewaar en ga verder")
    hanneke.writes("Hoe doen we het?", "We gaan langs met iemand uit de straat.").taps("Bewaar en ga verder")
    hanneke.writes("Hoeveel uur in de week?", "24").taps("Bewaar en ga verder")
    hanneke.opens(f"{screen}nakijken/").sees("Schrijf op wat u niet doet")
    joost.opens(f"{screen}niet/").writes("Wat doen we niet?", "Geen nieuw loket.")
    joost.writes("Hoe werken we niet?", "Niet over mensen praten zonder hen.").taps("Bewaar en ga verder")
    joost.taps("Bewaar en ga verder").taps("Leg de opdracht voor").sees("De opdracht ligt voor")
    return joost.path


def four_parties_agree(
    assignment: str, joost: Visitor, hanneke: Visitor, samira: Visitor, rita: Visitor, ineke: Visitor
) -> None:
    hanneke.opens(assignment).sees("Open: we wachten nog").taps("Ik ga mee")
    rita.opens(assignment).taps("Ik ga mee")
    ineke.opens(assignment).writes("Waarom?", "En wie thuis zorgt?").taps("Ik heb een bezwaar")
    samira.opens(assignment).taps("Ik ga mee").sees("Open: er is een bezwaar").sees("“En wie thuis zorgt?”")
    ineke.opens(assignment).writes("Waarom?", "Zorg thuis staat er nu bij.").taps("Ik ga mee")
    joost.opens(assignment).sees("Dit is afgesproken").sees("Ineke, bewoners").sees("Rita Jacobs, partners")


def he_becomes_treasurer(tour: Tour, bakker: Visitor, samira: Visitor) -> None:
    """The action stands in his plan, Samira asked whether it may count; he did it, and says so."""
    circle = tour.one("select circle_id from plans_action where what = %s", STEP)
    samira.opens(f"/stap/{circle}/").sees("Telt niet mee zonder ja")
    action = tour.one("select id from plans_action where what = %s", STEP)
    bakker.opens(f"/plan/{circle}/afspraak/{action}/").taps("Dit is deze keer gedaan")
    samira.opens(f"/stap/{circle}/").sees("Telt niet mee zonder ja")
    bakker.opens(f"/stap/{circle}/").sees("Wacht op uw woord").picture("inwoner-stap").taps("Ja, dat mag")
    bakker.sees("Telt mee, sinds vandaag")


def his_name_stays_at_his_table(
    tour: Tour, assignment: str, samira: Visitor, joost: Visitor, hanneke: Visitor
) -> None:
    circle = tour.one("select circle_id from plans_action where what = %s", STEP)
    samira.opens(f"{assignment}mensen/").sees("Meneer Bakker").sees("Van trede 2 naar 4")
    which = assignment.split("/")[2]
    for outside in (joost, hanneke):
        outside.opens(f"{assignment}mensen/").sees("Hier is niemand die u toeliet").does_not_see("Bakker")
        outside.refused(f"/stap/{circle}/")
        for address in (f"/api/v1/assignments/{which}/names", f"/api/v1/assignments/{which}"):
            assert "Bakker" not in outside.gets(address)
        outside.opens(assignment).sees("minder dan 10 van de 50 mensen")
    with tour.here.as_app_role() as line:
        known = line.execute("select kanteling.account_for(%s)", ["joost@voorbeeld.example"]).fetchone()
        assert known
        line.execute("select kanteling.enter(%s, null)", [known[0]["user"]])
        for table in ("assignments_step", "assignments_yes", "assignments_evidence"):
            assert line.execute(f"select count(*) from {table}").fetchone() == (0,), table


def he_takes_it_back(bakker: Visitor, samira: Visitor, assignment: str) -> None:
    samira.opens(f"{assignment}mensen/").taps("Meneer Bakker").sees("Telt mee")
    bakker.opens(samira.path).taps("Laat dit niet meer meetellen").sees("U zei: dit telt niet mee")
    samira.opens(f"{assignment}mensen/").does_not_see("Meneer Bakker")


def next_month() -> date:
    first = clock.today().replace(day=1) + timedelta(32)
    return first.replace(day=2)
