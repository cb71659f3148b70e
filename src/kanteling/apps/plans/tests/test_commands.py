"""The plan holds what everyone went along with, and nothing else; and how it goes is the resident's to say."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, IntegrityError, InternalError, ProgrammingError

from kanteling.apps.conversation.commands import take_step as note_step
from kanteling.apps.conversation.commands import tell_own_story
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.deciding import commands as deciding
from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.deciding.tests.makers import OBJECT, later, says
from kanteling.apps.people.commands import end_access
from kanteling.apps.plans import commands
from kanteling.apps.plans.models import Action, Agreement, Application, Contact, Ended, Goal, Movement, Start
from kanteling.apps.plans.queries import coming_up, follow_ups, plan_of, plan_summary
from kanteling.apps.plans.rules.application import Form
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import AgreementContent, EndContent, GoalContent, Kind
from kanteling.apps.plans.rules.follow_up import NoContact
from kanteling.apps.plans.rules.movement import Movement as HowItGoes
from kanteling.apps.plans.rules.movement import NoMovement
from kanteling.apps.plans.rules.plan import NoAction, NoApplication, NoChange, NoGoal
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.apps.plans.tests.makers import World, a_goal, adopt, an_action, content, proposes, world
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db

GOAL = GoalContent("Ik wil weer onder de mensen zijn", "ik in de kantine zit")


@pytest.fixture
def table() -> World:
    return world()


def goals(table: World) -> list[str]:
    with acting(table.who("bakker")):
        return [goal.words for goal in plan_of(table.who("bakker"), table.circle).goals]


def test_a_goal_is_in_the_plan_the_moment_the_last_one_goes_along(table: World) -> None:
    proposal = proposes(table, GOAL)
    says(table, "ineke", proposal)
    says(table, "joop", proposal)
    assert goals(table) == []
    says(table, "bakker", proposal)
    assert goals(table) == ["Ik wil weer onder de mensen zijn"]


def test_the_last_yes_may_be_said_by_telephone(table: World) -> None:
    proposal = proposes(table, GOAL)
    says(table, "ineke", proposal)
    says(table, "joop", proposal)
    truus = table.who("truus")
    with acting(truus):
        deciding.record_aloud(
            actor=truus,
            proposal=proposal,
            speaker=table.people["bakker"],
            answer=Answer.GO_ALONG,
            reason="",
            way=Way.TELEPHONE,
            heard_by=[table.people["truus"]],
            said_at=clock.now(),
        )
    assert goals(table) == [GOAL.words]


def test_an_objection_keeps_it_out_of_the_plan(table: World) -> None:
    proposal = proposes(table, GOAL)
    says(table, "ineke", proposal)
    says(table, "bakker", proposal)
    says(table, "joop", proposal, OBJECT, "Ik werk dan")
    assert goals(table) == []


def test_the_plan_begins_with_its_first_decision_and_asks_after_four_weeks(table: World) -> None:
    a_goal(table)
    a_goal(table, "Ik wil mijn huis aan kant")
    with acting(table.who("truus")):
        start = Start.objects.get()
        assert start.contact_due == start.started + timedelta(weeks=4)


def test_a_professional_cannot_propose(table: World) -> None:
    with pytest.raises(Refused) as refused:
        proposes(table, GOAL, by="samira")
    assert refused.value.reasons == (NoGoal.NOT_YOURS,)


def test_somebody_outside_finds_nothing(table: World) -> None:
    a_goal(table)
    rob = table.who("rob")
    with acting(rob), pytest.raises(NotForYou):
        plan_of(rob, table.circle)
    with acting(rob):
        assert not Goal.objects.exists()


def test_nobody_gets_a_task_without_saying_yes(table: World) -> None:
    goal = a_goal(table)
    bakker = table.who("bakker")
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.propose(
            actor=bakker, circle=table.circle, content=content(goal, "Fatma", "doet de was"), doer_agreed=False
        )
    assert refused.value.reasons == (NoAction.DOER,)


def test_an_action_can_take_the_place_of_another(table: World) -> None:
    goal = a_goal(table)
    first = an_action(table, goal)
    an_action(table, goal, "Ineke", "rijdt mij", instead_of=first)
    with acting(table.who("bakker")):
        (line,) = plan_of(table.who("bakker"), table.circle).goals
        assert [action.who for action in line.actions] == ["Ineke"]
        assert line.hidden == 0


def test_what_was_agreed_together_ends_together(table: World) -> None:
    goal = a_goal(table)
    action = an_action(table, goal)
    adopt(table, EndContent(action, Kind.ACTION, "Joop haalt mij op", "Het is niet meer nodig"))
    with acting(table.who("bakker")):
        (line,) = plan_of(table.who("bakker"), table.circle).goals
        assert (line.actions, line.total) == ((), 0)


def test_whoever_does_it_may_always_lay_it_down(table: World) -> None:
    goal = a_goal(table)
    action = an_action(table, goal, person=table.people["joop"])
    ineke, joop = table.who("ineke"), table.who("joop")
    with acting(ineke), pytest.raises(Refused) as refused:
        commands.lay_down(actor=ineke, circle=table.circle, action=action, why="Dat hoeft niet")
    assert NoChange.DECIDE in refused.value.reasons
    with acting(joop):
        commands.lay_down(actor=joop, circle=table.circle, action=action, why="Mijn knie")
        assert Ended.objects.get().why == "Mijn knie"


def test_the_newest_agreement_holds(table: World) -> None:
    day = clock.today() + timedelta(days=90)
    adopt(table, AgreementContent(day, "Dan belt Ineke met Samira"))
    adopt(table, AgreementContent(None, "Dan belt Joop"))
    with acting(table.who("bakker")):
        plan = plan_of(table.who("bakker"), table.circle)
        assert (plan.evaluation, plan.otherwise) == (day, "Dan belt Joop")
        assert Agreement.objects.count() == 2


def test_only_the_resident_says_how_it_goes(table: World) -> None:
    goal = a_goal(table)
    for name in ("ineke", "samira"):
        actor = table.who(name)
        with acting(actor), pytest.raises(Refused) as refused:
            commands.say_how_it_goes(actor=actor, circle=table.circle, goal=goal, how=HowItGoes.BETTER)
        assert refused.value.reasons == (NoMovement.NOT_YOURS,)


def test_a_tap_can_be_taken_back_for_an_hour(table: World) -> None:
    goal, bakker = a_goal(table), table.who("bakker")
    with acting(bakker):
        commands.say_how_it_goes(actor=bakker, circle=table.circle, goal=goal, how=HowItGoes.SAME)
        said = commands.say_how_it_goes(actor=bakker, circle=table.circle, goal=goal, how=HowItGoes.BETTER)
        assert plan_of(bakker, table.circle).goals[0].said is HowItGoes.BETTER
        commands.undo_movement(actor=bakker, circle=table.circle, said=said)
        assert plan_of(bakker, table.circle).goals[0].said is HowItGoes.SAME
        again = commands.say_how_it_goes(actor=bakker, circle=table.circle, goal=goal, how=HowItGoes.HARDER)
    with later(minutes=61), acting(bakker), pytest.raises(Refused) as refused:
        commands.undo_movement(actor=bakker, circle=table.circle, said=again)
    assert refused.value.reasons == (NoMovement.TOO_LATE,)


def test_a_task_is_ticked_once_a_day_by_the_circle_or_whoever_does_it(table: World) -> None:
    action = an_action(table, a_goal(table), "Samira", "belt de bus", person=table.people["samira"])
    samira, ineke, truus = table.who("samira"), table.who("ineke"), table.who("truus")
    with acting(samira):
        made = commands.tick(actor=samira, circle=table.circle, action=action)
    with acting(ineke):
        assert commands.tick(actor=ineke, circle=table.circle, action=action) == made
    with acting(truus), pytest.raises(Refused):
        commands.tick(actor=truus, circle=table.circle, action=action)
    with acting(samira):
        commands.undo_tick(actor=samira, circle=table.circle, made=made)
        assert plan_of(samira, table.circle).goals[0].actions[0].ticked is None


def test_the_guide_asks_after_four_weeks_in_the_words_of_the_resident(table: World) -> None:
    a_goal(table)
    truus = table.who("truus")
    with acting(truus):
        assert follow_ups(truus) == ()
    with later(days=29), acting(truus):
        (due,) = follow_ups(truus)
        assert due.late
        with pytest.raises(Refused) as refused:
            commands.note_contact(actor=truus, circle=table.circle, day=clock.today(), words=" ")
        assert refused.value.reasons == (NoContact.WORDS,)
        commands.note_contact(actor=truus, circle=table.circle, day=clock.today(), words="Ik slaap beter")
        assert follow_ups(truus) == ()
        assert Contact.objects.get().words == "Ik slaap beter"


def test_the_team_asks_after_four_weeks_only_where_no_guide_sits(table: World) -> None:
    a_goal(table)
    samira = table.who("samira")
    with later(days=29), acting(samira):
        assert follow_ups(samira) == ()
        with pytest.raises(Refused) as refused:
            commands.note_contact(actor=samira, circle=table.circle, day=clock.today(), words="Ik slaap beter")
        assert refused.value.reasons == (NoContact.GUIDED,)
    bakker = table.who("bakker")
    with acting(bakker):
        end_access(actor=bakker, circle=table.circle, person=table.who("truus").person)
    with later(days=29), acting(samira):
        assert [due.circle for due in follow_ups(samira)] == [table.circle]
        commands.note_contact(actor=samira, circle=table.circle, day=clock.today(), words="Ik slaap beter")


def test_they_look_back_in_their_own_words(table: World) -> None:
    a_goal(table)
    ineke = table.who("ineke")
    with acting(ineke):
        commands.look_back(actor=ineke, circle=table.circle, day=clock.today(), words="Pa lacht weer")
        assert plan_of(ineke, table.circle).looked_back_words == "Pa lacht weer"


def test_the_aanvraag_is_filled_from_the_plan_and_handed_in_by_the_resident(table: World) -> None:
    goal = a_goal(table, "Ik wil mijn huis aan kant")
    an_action(table, goal, "Hulp thuis", "doet de ramen", rung=Rung.INDIVIDUAL, closer_by="Fatma doet de was al")
    ineke, bakker = table.who("ineke"), table.who("bakker")
    with acting(ineke), pytest.raises(Refused) as refused:
        commands.hand_in(actor=ineke, circle=table.circle, form=Form.UNSURE)
    assert refused.value.reasons == (NoApplication.NOT_YOURS,)
    with acting(bakker):
        commands.hand_in(actor=bakker, circle=table.circle, form=Form.PGB, words="Ik kies zelf")
        assert plan_of(bakker, table.circle).handed_in == clock.today()


def test_a_second_aanvraag_asks_for_what_came_later_and_joins_the_first(table: World) -> None:
    goal = a_goal(table)
    an_action(table, goal, "Hulp thuis", "doet de ramen", rung=Rung.INDIVIDUAL)
    bakker = table.who("bakker")
    with acting(bakker):
        tell_own_story(actor=bakker)
        note_step(actor=bakker, circle=table.circle, step=Step.NOTIFIED)
    with later(days=50), acting(bakker):
        commands.hand_in(actor=bakker, circle=table.circle, form=Form.PGB)
        with pytest.raises(Refused) as refused:
            commands.hand_in(actor=bakker, circle=table.circle, form=Form.PGB)
        assert refused.value.reasons == (NoApplication.ASKED,)
    with later(days=51):
        an_action(table, goal, "De taxi", "brengt mij", rung=Rung.INDIVIDUAL)
        with acting(bakker):
            commands.hand_in(actor=bakker, circle=table.circle, form=Form.IN_KIND)
            asked = [[item["what"] for item in each.items] for each in Application.objects.order_by("handed_in_at")]
    assert asked == [["Hulp thuis doet de ramen"], ["De taxi brengt mij"]]


def test_an_aanvraag_without_anything_to_arrange_is_refused(table: World) -> None:
    an_action(table, a_goal(table))
    bakker = table.who("bakker")
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.hand_in(actor=bakker, circle=table.circle, form=Form.IN_KIND)
    assert refused.value.reasons == (NoApplication.NOTHING,)


def test_what_comes_soon_is_shown_on_its_day(table: World) -> None:
    goal, today = a_goal(table), clock.today()
    an_action(table, goal, "Ik", "rijd mee", rhythm=Rhythm.WEEKLY, first=today - timedelta(days=12))
    an_action(table, goal, "Joop", "komt", rhythm=Rhythm.ONCE, first=today - timedelta(days=1))
    bakker = table.who("bakker")
    with acting(bakker):
        assert [(line.who, line.day) for line in coming_up(bakker, table.circle)] == [
            ("Ik", today + timedelta(days=2))
        ]


def test_one_decision_is_one_line_in_the_journal(table: World) -> None:
    proposal = proposes(table, GOAL)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    with acting(table.who("bakker")):
        what = list(JournalEntry.objects.filter(subject_id=proposal).values_list("what", flat=True))
        assert what.count("adopted") == 1


def test_a_plan_in_one_line(table: World) -> None:
    a_goal(table)
    bakker = table.who("bakker")
    with acting(bakker):
        summary = plan_summary(bakker, table.circle)
        assert summary is not None
        assert (summary.goals, summary.started) == (1, clock.today())


# --- the database itself ---------------------------------------------------------------------------------------------


def refused_by_the_database(actor: object, sql: str, values: list[object]) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except (ProgrammingError, IntegrityError, InternalError, DatabaseError):
        return True
    return False


INSERT_GOAL = (
    "insert into plans_goal (id, municipality_id, circle_id, proposal_id, number, words, notice, adopted_at)"
    " values (%s, %s, %s, %s, %s, %s, '', now())"
)


def test_not_even_raw_sql_puts_a_goal_in_the_plan_that_nobody_decided(table: World) -> None:
    open_one = proposes(table, GOAL)
    for name in ("bakker", "ineke", "samira", "truus", "rob"):
        actor = table.who(name)
        with acting(actor):
            values = [uuid4(), actor.municipality, table.circle, open_one, 9, GOAL.words]
            assert refused_by_the_database(actor, INSERT_GOAL, values), name
    assert goals(table) == []


def test_not_even_raw_sql_changes_the_words_of_what_was_decided(table: World) -> None:
    stands = adopt(table, GOAL)
    bakker = table.who("bakker")
    with acting(bakker):
        again = [uuid4(), bakker.municipality, table.circle, stands, 2, "Ik wil iets heel anders"]
        assert refused_by_the_database(bakker, INSERT_GOAL, again)
        twice = [uuid4(), bakker.municipality, table.circle, stands, 2, GOAL.words]
        assert refused_by_the_database(bakker, INSERT_GOAL, twice)
        for verb in ("update plans_goal set words = 'anders'", "delete from plans_goal"):
            assert refused_by_the_database(bakker, verb, [])
    assert goals(table) == [GOAL.words]


def test_not_even_raw_sql_ends_what_was_agreed(table: World) -> None:
    goal = a_goal(table)
    action = an_action(table, goal)
    for name in ("bakker", "samira", "ineke"):
        actor = table.who(name)
        with acting(actor):
            sql = (
                "insert into plans_ended (id, municipality_id, circle_id, goal_id, action_id, number, why, person_id,"
                " called, at) values (%s, %s, %s, %s, %s, 1, '', %s, '', now())"
            )
            values = [uuid4(), actor.municipality, table.circle, goal, action, actor.person]
            assert refused_by_the_database(actor, sql, values), name


def test_a_professional_reads_the_plan_and_writes_nothing_of_it(table: World) -> None:
    goal = a_goal(table)
    samira = table.who("samira")
    with acting(samira):
        assert Goal.objects.filter(pk=goal).exists()
        sql = (
            "insert into plans_movement (id, municipality_id, circle_id, goal_id, movement, words, said_at)"
            " values (%s, %s, %s, %s, 'better', '', now())"
        )
        assert refused_by_the_database(samira, sql, [uuid4(), samira.municipality, table.circle, goal])
        assert not Movement.objects.exists()


def test_counting_what_is_hidden_is_honest(table: World) -> None:
    goal = a_goal(table)
    for number in range(8):
        an_action(table, goal, what=f"doet ding {number}")
    with acting(table.who("bakker")):
        bakker = table.who("bakker")
        (line,) = plan_of(bakker, table.circle).goals
        standing = Action.objects.filter(goal_id=goal).count()
        assert len(line.actions) + line.hidden == standing == 8


def test_a_day_in_the_past_is_no_day_to_look_back(table: World) -> None:
    bakker = table.who("bakker")
    with acting(bakker), pytest.raises(Refused):
        commands.propose(actor=bakker, circle=table.circle, content=AgreementContent(date(2020, 1, 1), ""))
