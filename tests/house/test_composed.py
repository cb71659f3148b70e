"""A statement that is composed once answers as the queryset it was made from, and shows nobody more."""

import pytest

from kanteling.apps.people.models import Seat
from kanteling.apps.people.tests.makers import town
from kanteling.platform.composed import Composed
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
SEATS = Composed(lambda here, circle: Seat.objects.filter(municipality_id=here, circle_id=circle).order_by("pk"))


def test_it_answers_what_the_queryset_answers_for_every_circle_and_every_time() -> None:
    made, other = town(), town("0344", "Utrecht")
    for where in (made, other, made):
        actor = where.who("bakker")
        with acting(actor):
            rows = SEATS.ask(actor, circle=where.circle)
            plain = list(Seat.objects.visible_to(actor).filter(circle_id=where.circle).order_by("pk"))
        assert [(row.pk, row.called, row.came_at) for row in rows] == [(s.pk, s.called, s.came_at) for s in plain]


def test_both_walls_stand() -> None:
    made = town()
    stranger, bakker = made.who("wim"), made.who("bakker")
    with acting(stranger):
        assert SEATS.ask(bakker, circle=made.circle) == [], "the database did not let it through"
    with acting(bakker):
        assert SEATS.ask(stranger, circle=made.circle) == [], "the declared wall did not let it through"
