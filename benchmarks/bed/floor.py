"""The floor: what a bare Django view costs on the same server, the same pool and the very same rows.

No session, no access, no wall, no journal of reads; a plain list, a plain page, a plain write with history and audit.
The tables are views that bypass row-level security (`prepare`). Nobody would ship this; it shows what there is to win.
"""

import uuid

import psycopg
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path
from django.utils import timezone

VIEWS = ("people_circle", "people_seat", "people_rolegiven", "plans_start", "plans_goal", "plans_action")
VIEWS += ("plans_agreement", "deciding_proposal")


class Bare(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        abstract = True
        app_label = "floor"
        managed = False


class Circle(Bare):
    called = models.TextField()
    opened_at = models.DateTimeField()

    class Meta(Bare.Meta):
        db_table = "floor_people_circle"


class Seat(Bare):
    circle = models.ForeignKey(Circle, models.DO_NOTHING)
    called = models.TextField()
    relation = models.TextField()

    class Meta(Bare.Meta):
        db_table = "floor_people_seat"


class Worker(Bare):
    called = models.TextField()

    class Meta(Bare.Meta):
        db_table = "floor_people_rolegiven"


class Start(Bare):
    circle = models.ForeignKey(Circle, models.DO_NOTHING)
    started = models.DateField()
    contact_due = models.DateField()

    class Meta(Bare.Meta):
        db_table = "floor_plans_start"


class Agreement(Bare):
    circle = models.ForeignKey(Circle, models.DO_NOTHING)
    evaluation = models.DateField(null=True)

    class Meta(Bare.Meta):
        db_table = "floor_plans_agreement"


class Goal(Bare):
    circle = models.ForeignKey(Circle, models.DO_NOTHING)
    number = models.IntegerField()
    words = models.TextField()

    class Meta(Bare.Meta):
        db_table = "floor_plans_goal"


class Action(Bare):
    circle = models.ForeignKey(Circle, models.DO_NOTHING)
    goal = models.ForeignKey(Goal, models.DO_NOTHING)
    number = models.IntegerField()
    who = models.TextField()
    what = models.TextField()
    when_words = models.TextField()

    class Meta(Bare.Meta):
        db_table = "floor_plans_action"


class Proposal(Bare):
    circle = models.ForeignKey(Circle, models.DO_NOTHING)
    kind = models.TextField()

    class Meta(Bare.Meta):
        db_table = "floor_deciding_proposal"


class Answer(Bare):
    proposal = models.UUIDField()
    person = models.UUIDField()
    answer = models.TextField()
    at = models.DateTimeField()

    class Meta(Bare.Meta):
        db_table = "floor_answer"


class History(Bare):
    answer = models.UUIDField()
    answer_was = models.TextField()
    at = models.DateTimeField()

    class Meta(Bare.Meta):
        db_table = "floor_history"


class Audit(Bare):
    person = models.UUIDField()
    subject = models.UUIDField()
    what = models.TextField()
    at = models.DateTimeField()

    class Meta(Bare.Meta):
        db_table = "floor_audit"


TABLES = """
create table floor_answer (id uuid primary key, proposal uuid not null, person uuid not null, answer text not null,
  at timestamptz not null, unique (proposal, person));
create table floor_history (id uuid primary key, answer uuid not null, answer_was text not null, at timestamptz not null);
create index on floor_history (answer);
create table floor_audit (id uuid primary key, person uuid not null, subject uuid not null, what text not null,
  at timestamptz not null);
create index on floor_audit (subject, at);
grant select, insert, update on floor_answer, floor_history, floor_audit to kanteling_app;
"""


def prepare(connection: psycopg.Connection) -> None:
    """As superuser: the tables of the floor, and the same rows without a wall."""
    connection.execute(TABLES)
    for name in VIEWS:
        connection.execute(f"create view floor_{name} as select * from {name}")
        connection.execute(f"grant select on floor_{name} to kanteling_app")


_ENGINE = Engine()
LIST = _ENGINE.from_string(
    "<!doctype html><title>Lijst</title><h1>{{ worker.called }}</h1><table>{% for each in starts %}<tr>"
    '<td><a href="/floor/plan/{{ each.circle_id }}/">{{ each.circle.called }}</a><td>{{ each.started }}'
    "<td>{{ each.contact_due }}{% endfor %}</table>"
)
PAGE = _ENGINE.from_string(
    "<!doctype html><title>Plan</title><h1>{{ circle.called }}</h1><p>{{ agreement.evaluation }}<ul>"
    "{% for seat in seats %}<li>{{ seat.called }}, {{ seat.relation }}{% endfor %}</ul>"
    "{% for goal in goals %}<h2>{{ goal.words }}</h2><ul>{% for each in goal.shown %}<li>{{ each.who }}: {{ each.what }}"
    ", {{ each.when_words }}{% endfor %}</ul>{% endfor %}"
)


def a_list(request: HttpRequest, worker: uuid.UUID) -> HttpResponse:
    """A hundred plans of all: two queries."""
    found = Start.objects.select_related("circle").order_by("circle_id")
    after = request.GET.get("after")
    starts = list((found.filter(circle_id__gt=after) if after else found)[:100])
    return HttpResponse(LIST.render(Context({"worker": Worker.objects.get(pk=worker), "starts": starts})))


def a_page(request: HttpRequest, circle: uuid.UUID) -> HttpResponse:
    """One plan with at most 50 actions: five queries."""
    goals = list(Goal.objects.filter(circle_id=circle).order_by("number")[:50])
    actions = list(Action.objects.filter(circle_id=circle).order_by("goal_id", "number")[:50])
    for goal in goals:
        goal.shown = [each for each in actions if each.goal_id == goal.pk]
    page = {
        "circle": Circle.objects.get(pk=circle),
        "seats": list(Seat.objects.filter(circle_id=circle)),
        "agreement": Agreement.objects.filter(circle_id=circle).first(),
        "goals": goals,
    }
    return HttpResponse(PAGE.render(Context(page)))


@transaction.atomic
def write(proposal: uuid.UUID | str, person: uuid.UUID | str) -> None:
    """An answer with its history and audit: five statements in one transaction."""
    found, now = Proposal.objects.get(pk=proposal), timezone.now()
    if Answer.objects.filter(proposal=found.pk, person=person).exists():
        return
    answer = Answer.objects.create(proposal=found.pk, person=person, answer="go_along", at=now)
    History.objects.create(answer=answer.pk, answer_was="", at=now)
    Audit.objects.create(person=person, subject=found.pk, what="answered", at=now)


urlpatterns = [path("floor/list/<uuid:worker>/", a_list), path("floor/plan/<uuid:circle>/", a_page)]
