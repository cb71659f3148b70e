"""For random circles and random answers: the plan holds exactly what was adopted, word for word."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kanteling.apps.deciding.models import Adoption, Version
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.deciding.tests.makers import says, world
from kanteling.apps.plans.models import Action, Goal
from kanteling.apps.plans.rules.contents import GoalContent
from kanteling.apps.plans.tests.makers import proposes
from kanteling.foundation.refusals import Refused
from kanteling.platform.db import acting

WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), min_size=1, max_size=60).filter(str.strip)
SAYS = st.tuples(st.sampled_from(["bakker", "ineke", "joop", "samira"]), st.sampled_from(list(Answer)))


class OnlyWhatStands(TestCase):
    """Each example is a world of its own."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(WORDS, st.lists(SAYS, max_size=6)), min_size=1, max_size=3))
    def test_the_plan_is_what_was_adopted(self, story: list[tuple[str, list[tuple[str, Answer]]]]) -> None:
        table = world()
        for words, answers in story:
            proposal = proposes(table, GoalContent(words))
            for name, answer in answers:
                try:
                    says(table, name, proposal, answer)
                except Refused:
                    continue
        with acting(table.who("bakker")):
            stands = {
                row.proposal_id: Version.objects.get(pk=row.version_id).content["words"]
                for row in Adoption.objects.all()
            }
            inside = {goal.proposal_id: goal.words for goal in Goal.objects.all()}
            assert inside == stands
            assert not Action.objects.exists()
