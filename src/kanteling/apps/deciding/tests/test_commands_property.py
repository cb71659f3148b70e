"""Random tables and random things said, through the commands: what the rules promise holds for what is stored."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.commands.standing import by
from kanteling.apps.deciding.models import Adoption
from kanteling.apps.deciding.queries.proposals import ProposalView, proposal_of
from kanteling.apps.deciding.queries.state import state_of
from kanteling.apps.deciding.queries.waiting import Wait, waiting_for
from kanteling.apps.deciding.rules.standing import Answer, State, why_not_adopt
from kanteling.apps.deciding.tests.makers import World, a_proposal, world
from kanteling.foundation.refusals import ChangedMeanwhile, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
DECIDERS = ("bakker", "ineke", "joop", "fatma")
OTHERS = ("samira", "truus", "wim")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(DECIDERS * 4 + OTHERS),
        st.sampled_from(
            ("yes", "yes", "yes", "no", "aside", "give", "back", "remind", "without", "change", "settle")
        ),
        st.sampled_from(DECIDERS),
        st.integers(0, 4),
    ),
    max_size=22,
)


@pytest.fixture
def table() -> World:
    return world(involved=("Ineke", "Joop", "Fatma"))


class Told:
    """What an honest listener remembers, without any rule of the code under test."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.without: set[str] = set()

    def hears(self, who: str, what: str, other: str) -> None:
        if what in ("yes", "no", "aside"):
            self.said[who] = what
        elif what == "give":
            self.given[who] = other
        elif what == "back":
            self.given.pop(who)
        elif what == "without":
            self.without.add(other)
        elif what == "change":
            self.said, self.without = {}, set()

    def lets(self, who: str) -> bool:
        """Whether this person let it stand: by an own word, the word of who spoke for them, or gone on without."""
        word = self.said.get(who) or self.said.get(self.given.get(who, ""))
        if who == "bakker":
            return word == "yes"
        return word in ("yes", "aside") or (word is None and who in self.without)


def does(table: World, proposal: UUID, who: str, what: str, other: str) -> None:
    actor, person = table.who(who), table.people[other]
    words = {"yes": Answer.GO_ALONG, "no": Answer.OBJECT, "aside": Answer.STAND_ASIDE}
    with acting(actor):
        if what in words:
            commands.answer(actor=actor, proposal=proposal, answer=words[what], reason="Daarom")
        elif what == "give":
            commands.hand_over(actor=actor, proposal=proposal, to=person)
        elif what == "back":
            commands.take_back(actor=actor, proposal=proposal)
        elif what == "remind":
            commands.remind(actor=actor, proposal=proposal, person=person)
        elif what == "without":
            commands.continue_without(actor=actor, proposal=proposal, person=person)
        elif what == "settle":
            commands.settle(actor=actor, proposal=proposal)
        else:
            version = proposal_of(actor, proposal).version
            commands.change(actor=actor, proposal=proposal, version=version, title="T", text=f"Tekst {version + 1}")


def read(table: World, proposal: UUID, name: str = "bakker") -> ProposalView:
    with acting(table.who(name)):
        return proposal_of(table.who(name), proposal)


def assert_sql_agrees(table: World, proposal: UUID, name: str) -> None:
    """With raw SQL too it stands exactly when the rules say so. (What the database refuses wrongly, the commands meet.)"""
    actor = table.who(name)
    with acting(actor):
        state = state_of(actor, proposal)
        row = Adoption(proposal_id=proposal, version_id=state.version, **by(actor, state.circle))
        accepted = True
        try:
            with transaction.atomic():
                row.save(force_insert=True)
                transaction.set_rollback(True)
        except DatabaseError:
            accepted = False
        assert accepted == (why_not_adopt(state.table) == ())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_nothing_stands_that_a_decider_objected_to_or_was_silent_on(
    table: World, steps: list[tuple[str, str, str, int]]
) -> None:
    moment: datetime = clock.now()
    proposal, told, stood = a_proposal(table), Told(), False
    for who, what, other, days in steps:
        moment += timedelta(days=days, minutes=1)
        with clock.at(moment):
            try:
                does(table, proposal, who, what, other)
            except (Refused, ChangedMeanwhile):
                continue
            assert who in DECIDERS or what == "remind", f"{who} decided"
            assert not stood, "something was taken after it stood"
            told.hears(who, what, other)
            assert_sql_agrees(table, proposal, DECIDERS[days % len(DECIDERS)])
            view = read(table, proposal)
            everyone = all(told.lets(name) for name in DECIDERS)
            assert (view.state is State.STANDS) == everyone, (told.said, told.given, told.without)
            stood = view.adopted_at is not None
            assert stood == everyone
    with clock.at(moment):
        for name in DECIDERS:
            actor = table.who(name)
            with acting(actor):
                listed = {each.id for each in waiting_for(actor, most=1000) if each.kind is Wait.ANSWER}
            assert (proposal in listed) == read(table, proposal, name).waits_for_me
    with acting(table.who("bakker")):
        assert Adoption.objects.filter(proposal_id=proposal).count() == int(stood)
