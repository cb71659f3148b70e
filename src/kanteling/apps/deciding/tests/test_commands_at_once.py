"""Two at the same instant, on real parallel connections: none is lost, nothing stands twice, no text disappears."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from uuid import UUID

import pytest
from django.db import ProgrammingError, connections, models

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.models import Adoption, Answer, DraftRevision, Version
from kanteling.apps.deciding.queries.proposals import proposal_of
from kanteling.apps.deciding.rules.standing import State
from kanteling.apps.deciding.tests.makers import GO_ALONG, OBJECT, World, a_proposal, says, world
from kanteling.foundation.refusals import ChangedMeanwhile, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do all of these on their own connections, starting together; what they return or refuse, in order."""
    ready = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=30)
            return deed()
        except (Refused, ChangedMeanwhile) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_the_last_two_answers_at_one_instant_are_both_kept_and_it_stands_once() -> None:
    table = world(involved=("Ineke", "Joop", "Fatma", "Mo"))
    proposals = [a_proposal(table, text=f"Voorstel {number}") for number in range(5)]
    names = ["bakker", "ineke", "joop", "fatma", "mo"]

    def goes_along(name: str, proposal: UUID) -> Callable[[], object]:
        return lambda: says(table, name, proposal, GO_ALONG)

    for proposal in proposals:
        assert at_once(*(goes_along(name, proposal) for name in names)) == [None] * 5
    with acting(table.who("bakker")):
        assert Answer.objects.count() == 25
        assert Adoption.objects.count() == 5
        assert JournalEntry.objects.filter(what="adopted").count() == 5


def test_an_objection_and_the_last_yes_at_one_instant_leave_no_half_decision() -> None:
    table = world()
    for number in range(5):
        proposal = a_proposal(table, text=f"Voorstel {number}")
        says(table, "bakker", proposal)
        says(table, "ineke", proposal)
        yes, no = at_once(
            lambda p=proposal: says(table, "joop", p),  # type: ignore[misc]
            lambda p=proposal: says(table, "ineke", p, OBJECT, "Toch niet"),  # type: ignore[misc]
        )
        with acting(table.who("bakker")):
            view = proposal_of(table.who("bakker"), proposal)
        assert yes is None
        if no is None:
            assert view.state is State.OBJECTED
        else:
            assert isinstance(no, Refused)
            assert view.state is State.STANDS


def test_of_two_new_versions_one_is_told_that_the_other_was_first() -> None:
    table = world()
    proposal = a_proposal(table)

    def rewrite(name: str) -> object:
        actor = table.who(name)
        with acting(actor):
            return commands.change(actor=actor, proposal=proposal, version=1, title="Z", text=f"Van {name}")

    outcomes = at_once(lambda: rewrite("ineke"), lambda: rewrite("joop"))
    assert sorted(type(each).__name__ for each in outcomes) == ["ChangedMeanwhile", "NoneType"]
    with acting(table.who("bakker")):
        view = proposal_of(table.who("bakker"), proposal)
    assert view.version == 2
    assert view.text == ("Van ineke" if outcomes[0] is None else "Van joop")


def test_two_who_save_the_draft_at_one_instant_keep_both_texts() -> None:
    table = world()
    ineke = table.who("ineke")
    with acting(ineke):
        commands.start_closed_time(actor=ineke, circle=table.circle)
        commands.write_draft(actor=ineke, circle=table.circle, text="Begin", read=0)

    def write(name: str) -> commands.Written:
        actor = table.who(name)
        with acting(actor):
            return commands.write_draft(actor=actor, circle=table.circle, text=f"Van {name}", read=1)

    outcomes = at_once(lambda: write("ineke"), lambda: write("joop"))
    assert sorted(each.beside for each in outcomes if isinstance(each, commands.Written)) == [False, True]
    with acting(ineke):
        kept = {row.text for row in DraftRevision.objects.all()}
    assert kept == {"Begin", "Van ineke", "Van joop"}


def test_two_who_close_the_door_at_one_instant_close_it_once() -> None:
    table = world()

    def close(name: str) -> object:
        actor = table.who(name)
        with acting(actor):
            return commands.start_closed_time(actor=actor, circle=table.circle)

    outcomes = at_once(lambda: close("ineke"), lambda: close("truus"))
    assert sum(isinstance(each, Refused) for each in outcomes) == 1


def added(
    table: World, name: str, proposal: UUID, model: type[models.Model], **more: object
) -> Callable[[], object]:
    """Someone who adds a row past every command, as the app, and lingers before the commit."""

    def add() -> object:
        actor = table.who(name)
        with acting(actor):
            version = Version.objects.get(proposal_id=proposal).pk
            try:
                model(
                    municipality_id=actor.municipality, circle_id=table.circle, proposal_id=proposal, by_id=actor.person,
                    version_id=version, at=clock.now(), **more,
                ).save(force_insert=True)  # fmt: skip
            except ProgrammingError as refused:
                return str(refused)
            sleep(0.2)
        return None

    return add


def test_an_objection_past_every_command_never_slips_into_an_adoption_of_the_same_instant() -> None:
    table = world()
    joop = table.who("joop").person
    for first in ("objection", "adoption") * 2:
        proposal = a_proposal(table)
        says(table, "bakker", proposal)
        with acting(table.who("bakker")):
            for silent in ("ineke", "joop"):
                who = table.who(silent)
                with acting(who):
                    row = added(table, silent, proposal, Answer, person_id=who.person, answer="go_along")
                    assert row() is None
        objects = added(table, "joop", proposal, Answer, person_id=joop, answer="object", reason="Toch niet")
        adopts = added(table, "ineke", proposal, Adoption)

        def later(deed: Callable[[], object]) -> Callable[[], object]:
            return lambda: (sleep(0.05), deed())[1]

        deeds = (objects, later(adopts)) if first == "objection" else (later(objects), adopts)
        objected, adopted = at_once(*deeds)
        assert (objected is None) != (adopted is None), (first, objected, adopted)
