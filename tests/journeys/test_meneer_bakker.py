"""The main path, whole, on phones: a conversation becomes a plan that the resident and the circle decide."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
import pytest
from tests.journeys.house import House
from tests.journeys.story import AMONG, HOUSE, SAMIRA, TABLET, Story, go_along
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
Comes = Callable[..., Visitor]
LIFT = "haalt mij elke zaterdag op"
BUS_TOO = "haalt mij elke zaterdag op. Kan hij niet, dan belt hij vrijdag en neem ik de buurtbus"
WHY_NOT = "En als Joop niet kan? Dan zit pa daar op de stoep te wachten."
HEARD = "Ik zit weer in de kantine. De kas klopte tot de laatste cent."
DRAFT = "Wat als Joop mij op zaterdag ophaalt? Voor de ramen vragen we hulp."


NOT_HERS = (
    "insert into deciding_draftrevision (id, municipality_id, circle_id, by_id, by_called, at, closed_time_id, number,"
    " text, beside) select gen_random_uuid(), municipality_id, circle_id, current_setting('kanteling.person')::uuid,"
    " 'Samira', now(), id, 99, 'Ik schrijf mee', false from deciding_closedtime",
    "insert into deciding_proposal (id, municipality_id, circle_id, by_id, by_called, at, kind)"
    " select gen_random_uuid(), municipality_id, circle_id, current_setting('kanteling.person')::uuid, 'Samira', now(),"
    " 'goal' from deciding_closedtime",
    "insert into plans_goal (id, municipality_id, circle_id, number, words, notice, proposal_id, adopted_at)"
    " select gen_random_uuid(), municipality_id, circle_id, 99, 'Van mij', '', proposal_id, now() from plans_goal",
    "update plans_goal set words = 'Van mij'",
    "delete from plans_goal",
)


@dataclass
class Circle:
    """Who decide with him, each on a phone of their own; Fatma's is an old one, without script."""

    ineke: Visitor
    fatma: Visitor
    joop: Visitor


def test_meneer_bakker_and_his_circle_decide(town: House, visitor: Comes) -> None:
    story = Story.begins(town, visitor)
    story.prepares_at_home()
    a_broken_line_loses_nothing(story)
    story.at_the_kitchen_table()
    story.reads_it_back()
    circle = the_circle_comes_in(story)
    everyone_reads_the_frames(story, circle)
    the_wishes_are_decided(story, circle)
    story.closes_the_door(DRAFT)
    samira_tries_to_read_and_write(story)
    the_door_opens_and_the_draft_becomes_a_proposal(story, circle)
    the_rest_is_decided(story, circle)
    when_they_look_back(story, circle)
    how_is_it_going(story)
    he_reads_who_looked(story)
    four_weeks_later(story)


def a_broken_line_loses_nothing(story: Story) -> None:
    one = story.bakker.opens(f"/gesprek/{story.circle}/voorbereiden/wishes/")
    one.context.set_offline(True)
    one.writes("Wat zou u graag weer doen?", "Weer in de kantine zitten").sees("Bewaard op dit apparaat")
    one.closes_the_page()
    one.context.set_offline(False)
    one.opens(f"/gesprek/{story.circle}/voorbereiden/wishes/").sees("Bewaard om")
    assert one.field("Wat zou u graag weer doen?").input_value() == "Weer in de kantine zitten"


def the_circle_comes_in(story: Story) -> Circle:
    ineke = story.comes_in_by_mail()
    letter = story.asks("Fatma", "buurvrouw", "Zij heeft de sleutel", "Met een brief")
    fatma = story.comes_in_by_code(letter, script=False)
    told = story.asks("Joop", "van de club", "Hij kent mij van vroeger", "Ik zeg het zelf")
    joop = story.comes_in_by_code(told)
    story.bakker.opens("/").taps("Mijn kring").sees("Fatma, buurvrouw")
    return Circle(ineke, fatma, joop)


def everyone_reads_the_frames(story: Story, circle: Circle) -> None:
    for one in (story.bakker, circle.ineke, circle.fatma, circle.joop, story.samira):
        one.opens(f"/tafel/{story.circle}/").sees("De gemeente vult aan wat u zelf en met uw mensen niet kunt.")

    hanneke = story.comes(story.here, screen=TABLET).logs_in("hanneke@voorbeeld.example")
    hanneke.opens("/kaders/").sees("Hulp in het huis").picture("gemeente-kaders")


def the_wishes_are_decided(story: Story, circle: Circle) -> None:
    first = story.proposes_wish(AMONG, "ik op zaterdag weer in de kantine zit")
    an_answer_appears_on_another_phone(story, circle, first)
    go_along(first, circle.fatma, circle.joop)
    second = story.proposes_wish(HOUSE, "ik bezoek durf te laten komen")
    go_along(second, story.bakker, circle.ineke, circle.fatma, circle.joop)
    story.bakker.opens(f"/plan/{story.circle}/").sees(AMONG).sees(HOUSE)


def an_answer_appears_on_another_phone(story: Story, circle: Circle, proposal: str) -> None:
    """Ineke keeps the page open and sees it by itself; Fatma, without script, when she asks for the page again."""
    ineke, fatma = circle.ineke.opens(proposal), circle.fatma.opens(proposal)
    ineke.sees("Meneer Bakker Heeft nog niets gezegd")
    go_along(proposal, story.bakker)
    ineke.sees("Meneer Bakker Gaat mee")
    fatma.page.reload()
    fatma.sees("Meneer Bakker Gaat mee")
    go_along(proposal, circle.ineke)


def samira_tries_to_read_and_write(story: Story) -> None:
    """Page, API and raw SQL as the app role: the draft stays with the circle, and the plan too."""
    one = story.samira.opens(f"/tafel/{story.circle}/").sees("De deur is dicht").picture("wijkteam-deur-dicht")
    assert DRAFT not in one.page.content()
    goal = {"kind": "goal", "content": {"words": "Huishoudelijke hulp", "notice": ""}}
    for what, address, body in (
        ("page", f"/tafel/{story.circle}/besloten/schrijf/", {"text": "Ik schrijf mee", "version": "0"}),
        ("page", f"/plan/{story.circle}/voorstel/goal/", {"step": "2", "words": "Huishoudelijke hulp"}),
        ("API", f"/api/v1/plans/{story.circle}/proposals", goal),
        ("API", f"/api/v1/deciding/circles/{story.circle}/information", {"text": "Mag ik ook?"}),
    ):
        assert one.posts(address, body, as_json=what == "API") in (403, 404, 409), address
    seen = one.gets(f"/api/v1/deciding/circles/{story.circle}/table")
    assert DRAFT not in seen
    samira_tries_by_sql(story)
    story.bakker.opens(f"/kring/{story.circle}/wie-keek/")
    story.bakker.sees("Samira El Idrissi wilde iets openen. Dat mocht niet. Er is niets gelezen.")


def samira_tries_by_sql(story: Story) -> None:
    with story.here.as_app_role() as line:
        known = line.execute("select kanteling.account_for(%s)", [SAMIRA]).fetchone()
        assert known
        line.execute("select kanteling.enter(%s, null)", [known[0]["user"]])
        mine = line.execute("select count(*) from people_seat where circle_id = %s", [story.circle]).fetchone()
        assert mine
        assert mine[0] >= 5, "she does sit at this table"
        assert line.execute("select text from deciding_draftrevision").fetchall() == []
        for statement in NOT_HERS:
            with pytest.raises(psycopg.errors.InsufficientPrivilege), line.transaction():
                line.execute(statement)


def the_door_opens_and_the_draft_becomes_a_proposal(story: Story, circle: Circle) -> None:
    story.bakker.opens(f"/tafel/{story.circle}/").taps("We zijn klaar").sees(DRAFT)
    story.bakker.taps("Maak hier een voorstel van").taps("Wie doet wat")
    lift = story.proposes_action(
        story.bakker, AMONG, who="Joop", what=LIFT, when="Zaterdag, kwart voor tien", rung="Met mijn mensen"
    )
    go_along(lift, story.bakker, circle.joop)
    story.objects(circle.ineke, lift, WHY_NOT)
    bus = "De buurtbus rijdt op zaterdag elk uur, tot zes uur."
    story.samira.opens(lift).writes("Wat weet u dat de kring helpt?", bus).taps("Voeg informatie toe")
    story.samira.sees("Dit is informatie, geen besluit.")
    story.bakker.opens(f"/plan/{story.circle}/").sees("Nog niet in het plan")
    story.makes_it_better(circle.ineke, lift, BUS_TOO, "De laatste zin is nieuw.")
    go_along(lift, circle.ineke, circle.joop, circle.fatma)
    story.bakker.opens(lift).sees("Gaat u mee?").picture("inwoner-voorstel")
    go_along(lift, story.bakker)
    story.bakker.sees("Dit staat, sinds vandaag")


def the_rest_is_decided(story: Story, circle: Circle) -> None:
    everyone = (story.bakker, circle.ineke, circle.fatma, circle.joop)
    for action in (
        {"wish": AMONG, "who": "Ik", "what": "doe de kas van de club", "when": "Eén avond per maand", "rung": "Zelf"},
        {
            "wish": AMONG, "who": "Ik", "what": "rijd mee op de buurtbus", "when": "Dinsdag, 10.00 uur",
            "rung": "Samen in de buurt", "closer": "Joop rijdt op zaterdag. Doordeweeks werkt hij.",
        },
        {
            "wish": HOUSE, "who": "Hulp thuis", "what": "doet de ramen en de vloeren", "when": "Om de week",
            "rung": "Voor mij geregeld", "closer": "Fatma kan niet op de trap. Met die knie lukt het zelf niet.",
        },
    ):  # fmt: skip
        go_along(story.proposes_action(story.bakker, **action), *everyone)
    story.bakker.opens(f"/plan/{story.circle}/").sees("doe de kas van de club").sees("rijd mee op de buurtbus")
    story.bakker.sees(BUS_TOO).sees("doet de ramen en de vloeren").picture("inwoner-plan")


def when_they_look_back(story: Story, circle: Circle) -> None:
    one = story.bakker.opens(f"/plan/{story.circle}/voorstel/").taps("Terugkijken, en als het anders loopt")
    one.taps("Verder").writes("En als het anders loopt?", "Kan Fatma niet, dan belt Ineke met Samira.").taps(
        "Verder"
    )
    agreed = one.taps("Vraag het aan de kring").sees("Wie besluiten?").path
    go_along(agreed, story.bakker, circle.ineke, circle.fatma, circle.joop)
    one.opens(f"/plan/{story.circle}/").sees("Kan Fatma niet, dan belt Ineke met Samira.")


def how_is_it_going(story: Story) -> None:
    one = story.bakker.opens(f"/plan/{story.circle}/")
    one.taps("Beter").sees("Bewaard: beter").taps("Ongedaan maken").sees("Tik wat past.")
    one.taps("Hetzelfde").sees("Bewaard: hetzelfde")
    paper = one.context.request.get(f"{story.here.url}/plan/{story.circle}/pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF")


def he_reads_who_looked(story: Story) -> None:
    one = story.bakker.opens("/").taps("Wie keek er in mijn plan?").sees("Ineke").picture("inwoner-wie-keek")
    while "Niet gelukt" not in one.page.inner_text("main"):
        one.taps("Eerder")
    one.sees("Samira El Idrissi")


def four_weeks_later(story: Story) -> None:
    story.here.go_days_on(28)
    one = story.samira.opens("/").picture("wijkteam-vandaag").sees("Meneer Bakker")
    one.opens(f"/plan/{story.circle}/").taps("Schrijf op hoe het gaat na vier weken")
    one.writes("Wat zegt de inwoner?", HEARD).taps("Bewaar")
    story.bakker.opens(f"/plan/{story.circle}/").sees("Zo ging het na vier weken").sees(HEARD)
