"""From a goal to an assignment that four parties agreed on, and a step that counts with the person's own yes."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from kanteling.apps.assignments.commands import assignments, programmes, steps
from kanteling.apps.assignments.models import Evidence, Step, Stood, Yes
from kanteling.apps.assignments.queries.assignments import assignment_of
from kanteling.apps.assignments.queries.programmes import programme_page
from kanteling.apps.assignments.queries.steps import names_of, steps_page, waiting_steps
from kanteling.apps.assignments.rules.agreement import NoAgreement, NoAssignment, Party, Said, State
from kanteling.apps.assignments.rules.ladder import NoStep, To
from kanteling.apps.assignments.rules.programme import NoProgramme, Part
from kanteling.apps.assignments.tests.makers import (
    PARTIES,
    World,
    a_programme,
    agreed,
    an_assignment,
    does,
    fields,
    forward,
    says,
    ticks,
    treasurer,
    undo_tick,
    world,
)
from kanteling.apps.deciding.tests.makers import says as goes_along
from kanteling.apps.matching.models import Chosen
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.models import Action
from kanteling.apps.plans.tests.makers import DECIDERS, a_goal, content, proposes
from kanteling.apps.social_map.commands import EntryWords, OrganisationWords, add_organisation, publish_entry
from kanteling.apps.social_map.rules.entries import Kind
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db


def refused(made: World, name: str, command: object, **named: object) -> tuple[object, ...]:
    with pytest.raises(Refused) as found:
        does(made, name, command, **named)
    return found.value.reasons


def test_a_contribution_takes_its_figures_from_the_neighbourhood_with_source_and_year() -> None:
    made = world()
    programme = a_programme(made)
    does(
        made,
        "buurvrouw",
        programmes.contribute,
        programme=programme,
        part=Part.ANALYSIS,
        words="Er is geen bankje.",
    )
    does(
        made, "wim", programmes.contribute, programme=programme, part=Part.ANALYSIS, words="",
        figures=("WK026806.population", "verzonnen"),
    )  # fmt: skip
    with acting(made.who("rita")):
        first, second = programme_page(made.who("rita"), programme).parts[0].contributions
    assert (first.party, first.called, first.words) == (Party.RESIDENTS, "Buurvrouw", "Er is geen bankje.")
    assert [figure["value"] for figure in second.figures] == ["9.800"]
    assert second.figures[0]["year"] == 2023
    assert second.figures[0]["source"]


def test_what_changes_in_a_programme_is_said_and_the_old_text_stays_behind_it() -> None:
    made = world()
    programme = a_programme(made)
    old = does(made, "wim", programmes.contribute, programme=programme, part=Part.CHOICES, words="Alles")
    does(made, "buurvrouw", programmes.go_along, contribution=old)
    does(made, "buurvrouw", programmes.go_along, contribution=old)
    named = {"programme": programme, "part": Part.CHOICES, "words": "Twee dingen", "instead_of": old}
    assert refused(made, "joost", programmes.contribute, **named) == (NoProgramme.CHANGED,)
    does(made, "joost", programmes.contribute, **named, changed="Alles lukt niet.")
    with pytest.raises(ChangedMeanwhile):
        does(made, "wim", programmes.contribute, **named, changed="Ik ook.")
    with acting(made.who("wim")):
        (found,) = programme_page(made.who("wim"), programme).parts[1].contributions
    assert (found.words, found.changed, found.agreed) == ("Twee dingen", "Alles lukt niet.", ())
    assert found.earlier
    assert [each.called for each in found.earlier.agreed] == ["Buurvrouw"]


def test_a_programme_begins_once_for_an_area_and_not_by_a_resident() -> None:
    made = world()
    a_programme(made)
    today = clock.today()
    named = {"area": "WK026806", "since": today, "until": today + timedelta(300)}
    assert refused(made, "wim", programmes.begin_programme, **named) == (NoProgramme.THERE,)
    assert refused(made, "buurvrouw", programmes.begin_programme, **named) == (NoProgramme.NOT_YOURS,)
    with pytest.raises(NotForYou):
        does(made, "wim", programmes.begin_programme, **named | {"area": "WK999999"})


def test_an_assignment_stands_when_the_last_of_four_parties_goes_along() -> None:
    made = world()
    found = an_assignment(made)
    for name in PARTIES[:-1]:
        says(made, name, found)
    assert state(made, found) is State.WAITS
    says(made, "buurvrouw", found, Said.OBJECT, "En wie thuis zorgt?")
    assert state(made, found) is State.OBJECTED
    says(made, "buurvrouw", found)
    assert state(made, found) is State.STANDS
    assert refused(
        made, "wim", assignments.answer, assignment=found, version=1, said=Said.OBJECT, reason="Toch niet"
    ) == (NoAgreement.STANDS,)


def state(made: World, assignment: UUID) -> State:
    with acting(made.who("wim")):
        return assignment_of(made.who("wim"), assignment).newest.state


def test_a_change_asks_everyone_again_and_what_was_agreed_holds_until_then() -> None:
    made = world()
    found = agreed(made)
    with acting(made.who("wim")):
        programme = assignment_of(made.who("wim"), found).programme
    draft = does(made, "wim", assignments.begin_draft, programme=programme, assignment=found)
    assert refused(made, "wim", assignments.ask, draft=draft, number=1) == (NoAssignment.SAME,)
    does(
        made,
        "wim",
        assignments.write_draft,
        draft=draft,
        number=1,
        fields=fields(people=40, changed="Minder uren."),
    )
    does(made, "joost", assignments.ask, draft=draft, number=2)
    with acting(made.who("wim")):
        view = assignment_of(made.who("wim"), found)
    assert (view.newest.state, view.newest.waits_for, view.newest.answers) == (State.WAITS, tuple(Party), ())
    assert view.agreed
    assert view.agreed.fields.people == 50
    with pytest.raises(ChangedMeanwhile):
        says(made, "rita", found, version=1)


def test_two_who_write_at_once_never_overwrite_each_other() -> None:
    made = world()
    draft = does(made, "joost", assignments.begin_draft, programme=a_programme(made))
    does(made, "joost", assignments.write_draft, draft=draft, number=1, fields=fields())
    with pytest.raises(ChangedMeanwhile):
        does(made, "wim", assignments.write_draft, draft=draft, number=1, fields=fields(people=9))
    with pytest.raises(NotForYou):
        does(made, "buurvrouw", assignments.write_draft, draft=draft, number=2, fields=fields())


def test_what_was_said_aloud_is_written_down_with_who_heard_it() -> None:
    made = world()
    found = an_assignment(made)
    named = {
        "assignment": found,
        "version": 1,
        "said": Said.GO_ALONG,
        "called": "Mevrouw Bos",
        "heard_by": "Wim, in de soos",
    }
    assert refused(made, "wim", assignments.write_down, party=Party.MUNICIPALITY, **named) == (
        NoAgreement.NOT_FOR_OWN,
    )
    assert refused(made, "buurvrouw", assignments.write_down, party=Party.TEAM, **named) == (NoAgreement.NO_PARTY,)
    does(made, "wim", assignments.write_down, party=Party.RESIDENTS, **named)
    with acting(made.who("rita")):
        (line,) = assignment_of(made.who("rita"), found).newest.answers
    assert (line.called, line.heard_by, line.party) == ("Mevrouw Bos", "Wim, in de soos", Party.RESIDENTS)


def test_no_sql_makes_an_assignment_stand_that_not_all_went_along_with() -> None:
    made = world()
    found = an_assignment(made)
    says(made, "wim", found)
    wim = made.who("wim")
    with acting(wim):
        version = assignment_of(wim, found).newest.id
        with pytest.raises(ProgrammingError, match="all four parties"), transaction.atomic():
            Stood.objects.create(municipality_id=wim.municipality, version_id=version, at=clock.now())


def test_it_counts_when_the_plan_says_it_is_done_and_the_person_says_yes_in_either_order() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    forward(made, action, assignment, by="samira")
    assert names(made, "samira", assignment) == []
    made_tick = ticks(made, action)
    assert names(made, "samira", assignment) == [], "not without the own yes"
    with acting(made.who("bakker")):
        (waiting,) = waiting_steps(made.who("bakker"))
    does(made, "bakker", steps.let_count, step=waiting.id)
    assert names(made, "samira", assignment) == ["Meneer Bakker"]
    bakker = made.who("bakker")
    with acting(bakker):
        undo_tick(actor=bakker, circle=made.circle, made=made_tick)
    assert names(made, "samira", assignment) == [], "the plan says that it was not done"
    ticks(made, action)
    does(made, "bakker", steps.stop_counting, step=waiting.id)
    assert names(made, "samira", assignment) == [], "a yes can be taken back"


def names(made: World, name: str, assignment: UUID) -> list[str]:
    with acting(made.who(name)):
        return [line.called for line in names_of(made.who(name), assignment)]


def test_who_may_see_which_names_follows_the_wall() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    forward(made, action, assignment)
    ticks(made, action)
    assert names(made, "samira", assignment) == ["Meneer Bakker"]
    assert names(made, "ineke", assignment) == ["Meneer Bakker"], "she sits at his table"
    for name in ("joost", "wim", "rob", "rita", "buurvrouw"):
        seen = names(made, name, assignment)
        assert seen == (["Meneer Bakker"] if name == "wim" else []), name
    with acting(made.who("bakker")):
        codes = {line.what for line in JournalEntry.objects.filter(circle_id=made.circle, read_only=True)}
    assert "assignment_names" in codes


@pytest.mark.parametrize("name", ["joost", "rob", "rita", "buurvrouw"])
def test_no_sql_shows_a_step_to_who_is_not_let_in(name: str) -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    forward(made, action, assignment)
    ticks(made, action)
    actor = made.who(name)
    with acting(actor), connection.cursor() as cursor:
        for table in ("assignments_step", "assignments_yes", "assignments_evidence"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
    with acting(actor), pytest.raises(NotForYou):
        steps_page(actor, made.circle)


def test_no_sql_says_yes_for_another_and_no_evidence_without_the_plan() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    step = forward(made, action, assignment, by="samira")
    assert refused(made, "samira", steps.let_count, step=step) == (NoStep.NOT_YOURS,)
    assert refused(made, "truus", steps.let_count, step=step) == (NoStep.NOBODY_HEARD,)
    now, bakker = clock.now(), made.people["bakker"]
    yes = {"step_id": step, "circle_id": made.circle, "assignment_id": assignment, "person_id": bakker, "at": now}
    for name in ("samira", "truus"):
        actor = made.who(name)
        with acting(actor), pytest.raises(ProgrammingError), transaction.atomic():
            Yes.objects.create(municipality_id=actor.municipality, **yes)
    samira = made.who("samira")
    with acting(samira), pytest.raises(ProgrammingError, match="the plan says"), transaction.atomic():
        Evidence.objects.create(
            municipality_id=samira.municipality, step_id=step, circle_id=made.circle, tick_id=step, day=now.date(),
            person_id=samira.person, at=now,
        )  # fmt: skip
    does(made, "truus", steps.let_count, step=step, heard_by="Truus, aan de keukentafel")
    with acting(made.who("bakker")):
        assert steps_page(made.who("bakker"), made.circle).steps[0].heard_by == "Truus, aan de keukentafel"


def taken(made: World, kind: Kind) -> UUID:
    """Bakker's action that came from a suggestion: the place on the map was taken when everyone went along."""
    manager, bakker = actor_of(made.manager), made.who("bakker")
    with acting(manager):
        club = add_organisation(actor=manager, words=OrganisationWords(name="VV De Lindeboom"))
        words = EntryWords(
            kind=kind,
            title="Penningmeester",
            text="De kas doen.",
            next_step="Bel Joop.",
            ways=("home",),
            capacity=1,
        )
        entry = publish_entry(actor=manager, organisation=club, words=words)
    proposal = proposes(made, content(a_goal(made), "Ik", "word penningmeester", person=bakker.person))
    with acting(bakker):
        Chosen.objects.create(
            municipality_id=bakker.municipality, circle_id=made.circle, proposal_id=proposal, entry_id=entry,
            title="Penningmeester", by_id=bakker.person, at=clock.now(),
        )  # fmt: skip
    for name in DECIDERS:
        goes_along(made, name, proposal)
    with acting(bakker):
        return UUID(str(Action.objects.get(proposal_id=proposal).pk))


def test_who_took_the_open_role_on_the_map_took_the_step_and_counts_with_a_yes() -> None:
    made = world()
    assignment, action = agreed(made), taken(made, Kind.ROLE)
    step = forward(made, action, assignment, by="samira")
    bakker = made.who("bakker")
    with acting(bakker):
        (line,) = steps_page(bakker, made.circle).steps
        assert (line.done, line.counts) == (clock.today(), False)
    does(made, "bakker", steps.let_count, step=step)
    with acting(bakker):
        (line,) = steps_page(bakker, made.circle).steps
        assert line.since == clock.today()


def test_a_place_at_the_table_is_no_unpaid_work_and_somebody_elses_place_is_no_evidence() -> None:
    made = world()
    assignment, action = agreed(made), taken(made, Kind.ACTIVITY)
    forward(made, action, assignment)
    other = forward_anyway(made, treasurer(made), assignment)
    bakker = made.who("bakker")
    with acting(bakker):
        assert Evidence.objects.count() == 0
        chosen = Chosen.objects.get()
        with pytest.raises(ProgrammingError, match="the plan says"), transaction.atomic():
            Evidence.objects.create(
                municipality_id=bakker.municipality, step_id=other, circle_id=made.circle, tick_id=chosen.pk,
                day=clock.today(), person_id=bakker.person, at=clock.now(),
            )  # fmt: skip


def test_each_person_counts_once_in_an_assignment() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    forward(made, action, assignment)
    again = treasurer(made)
    assert refused(made, "bakker", steps.let_count, step=forward_anyway(made, again, assignment)) == (
        NoStep.ALREADY,
    )


def forward_anyway(made: World, action: UUID, assignment: UUID) -> UUID:
    """A second step, put there past the command."""
    with acting(made.who("bakker")):
        first = Step.objects.get()
        row = {field.attname: getattr(first, field.attname) for field in Step._meta.fields if field.attname != "id"}
        return UUID(str(Step.objects.create(**row | {"action_id": action}).pk))


def test_a_step_outside_the_group_or_the_result_is_refused_and_stays_the_persons_own() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    usual = {"circle": made.circle, "action": action, "assignment": assignment}
    for change, reason in (
        ({"from_rung": 3, "to": To.VOLUNTEERING}, NoStep.OUTSIDE_GROUP),
        ({"from_rung": 2, "to": To.PAID_WORK}, NoStep.OTHER_RESULT),
        ({"from_rung": 5, "to": To.VOLUNTEERING}, NoStep.NOT_UP),
    ):
        assert refused(made, "bakker", steps.put_forward, **usual | change) == (reason,)
    assert refused(made, "joop", steps.put_forward, **usual, from_rung=2, to=To.VOLUNTEERING) == (
        NoStep.NOT_AT_THIS_TABLE,
    )
