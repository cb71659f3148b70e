"""Thousands of stories at a table: whatever people try, in whatever order, the promises hold.

The machine acts like the commands will: it asks the rule, and does the thing only when there is no reason not to.
What was done is kept apart in a plain diary, and the promises are checked against the diary.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kanteling.apps.deciding.rules.proposals import why_not_claim_crossing, why_not_new_version, why_not_withdraw
from kanteling.apps.deciding.rules.rounds import (
    why_not_continue_without,
    why_not_hand_over,
    why_not_remind,
    why_not_take_back,
)
from kanteling.apps.deciding.rules.standing import Answer, Reminder, Table, why_not_adopt, why_not_answer
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, JOOP, SAMIRA, TRUUS = (PersonId(UUID(int=n)) for n in range(1, 6))
CIRCLE = frozenset({BAKKER, INEKE, JOOP})
ANYONE = st.sampled_from([BAKKER, BAKKER, INEKE, JOOP, SAMIRA, TRUUS])
DAYS = st.sampled_from([0, 1, 2, 4, 5])
SELDOM = st.sampled_from([False] * 11 + [True])
START = datetime(2026, 3, 9, 10, tzinfo=UTC)


class TableStory(RuleBasedStateMachine):
    """Everyone tries everything; professionals too."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.table = Table(BAKKER, CIRCLE, START, proposer=INEKE, guides=frozenset({TRUUS}))
        self.version = 1
        self.said: dict[PersonId, Answer] = {}
        self.reminded: dict[PersonId, datetime] = {}
        self.left_out: dict[PersonId, tuple[PersonId, datetime]] = {}
        self.trusts: dict[PersonId, PersonId] = {}
        self.when_adopted: Table | None = None

    def write(self, **facts: object) -> None:
        """One transaction: the change, and the adoption when that makes it stand."""
        self.table = replace(self.table, **facts)  # type: ignore[arg-type]
        if not why_not_adopt(self.table):
            self.table = replace(self.table, adopted=self.now)
            self.when_adopted = self.table

    @rule(person=ANYONE, answer=st.sampled_from([Answer.GO_ALONG] * 5 + list(Answer)))
    def answer(self, person: PersonId, answer: Answer) -> None:
        if not why_not_answer(self.table, person, answer, "omdat"):
            self.said[person] = answer
            self.write(answers={**self.table.answers, person: answer})

    @rule(giver=ANYONE, holder=ANYONE)
    def hand_over(self, giver: PersonId, holder: PersonId) -> None:
        if not why_not_hand_over(self.table, giver, holder):
            self.trusts[giver] = holder
            self.write(voices={**self.table.voices, giver: holder})

    @rule(giver=ANYONE)
    def take_back(self, giver: PersonId) -> None:
        if not why_not_take_back(self.table, giver):
            del self.trusts[giver]
            self.write(voices=dict(self.trusts))

    @rule(asker=st.sampled_from([BAKKER, TRUUS, SAMIRA]), person=ANYONE, days=DAYS)
    def remind(self, asker: PersonId, person: PersonId, days: int) -> None:
        self.now += timedelta(days=days)
        if not why_not_remind(self.table, asker, person, self.now):
            self.reminded.setdefault(person, self.now)
            self.write(reminders=(*self.table.reminders, Reminder(person, self.now)))

    @rule(asker=st.sampled_from([BAKKER, BAKKER, SAMIRA, INEKE]), person=ANYONE, days=DAYS)
    def go_on_without(self, asker: PersonId, person: PersonId, days: int) -> None:
        self.now += timedelta(days=days)
        if not why_not_continue_without(self.table, asker, person, self.now):
            self.left_out[person] = (asker, self.now)
            self.write(continued_without=self.table.continued_without | {person})

    @rule(person=ANYONE, chance=SELDOM)
    def change_the_text(self, person: PersonId, chance: bool) -> None:
        new = f"tekst {self.version + 1}"
        if chance and not why_not_new_version(
            self.table, person, f"tekst {self.version}", new, read=self.version, current=self.version
        ):
            self.version += 1
            self.said.clear()
            self.reminded.clear()
            self.left_out.clear()
            fresh: dict[str, object] = {"answers": {}, "continued_without": frozenset(), "crossed": frozenset()}
            self.write(asked=self.now, reminders=(), **fresh)

    @rule(frame=st.sampled_from([frozenset[str]()] * 3 + [frozenset({"kader"})]))
    def a_frame_is_crossed_or_room_is_given(self, frame: frozenset[str]) -> None:
        if not why_not_claim_crossing(self.table):
            self.write(crossed=frame)

    @rule(person=ANYONE, chance=SELDOM)
    def withdraw(self, person: PersonId, chance: bool) -> None:
        if chance and not why_not_withdraw(self.table, person):
            self.write(withdrawn=self.now)

    @invariant()
    def a_professional_never_said_anything(self) -> None:
        assert set(self.said) | set(self.trusts) | set(self.trusts.values()) <= CIRCLE

    @invariant()
    def after_it_stands_nothing_changes(self) -> None:
        assert self.when_adopted is None or self.table == self.when_adopted

    @invariant()
    def what_stands_was_wanted(self) -> None:
        if self.when_adopted is None:
            return
        assert Answer.OBJECT not in self.said.values()
        assert not self.when_adopted.crossed
        speaker = BAKKER if BAKKER in self.said else self.trusts[BAKKER]
        assert self.said[speaker] is Answer.GO_ALONG
        for person in CIRCLE - self.said.keys():
            if self.trusts.get(person) in self.said:
                continue
            asker, moment = self.left_out[person]
            assert asker == BAKKER != person
            assert moment - self.reminded[person] >= timedelta(days=5)


TableStory.TestCase.settings = settings(max_examples=500, stateful_step_count=50, deadline=None)
TestTableStory = TableStory.TestCase
