"""A reminder by mail: only to who still has something to say, with nothing personal in the subject."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.events import Reminded
from kanteling.apps.deciding.reactions import mail_reminder
from kanteling.apps.deciding.tests.makers import World, a_proposal, later, says, world
from kanteling.apps.people.commands import change_own_address
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> World:
    made = world()
    ineke = made.who("ineke")
    with acting(ineke):
        change_own_address(actor=ineke, address="ineke@voorbeeld.nl")
    return made


def after_reminding(table: World, proposal: UUID, name: str) -> None:
    bakker, person = table.who("bakker"), table.people[name]
    with acting(bakker):
        mail_reminder(bakker, Reminded(subject=proposal, circle=table.circle, about=person))


def test_who_said_nothing_gets_a_mail_with_one_link(table: World, mailoutbox: list[Any]) -> None:
    proposal = a_proposal(table)
    after_reminding(table, proposal, "ineke")
    (sent,) = mailoutbox
    assert sent.to == ["ineke@voorbeeld.nl"]
    assert sent.subject == "Er wordt op u gewacht"
    assert f"/voorstel/{proposal}/" in sent.body
    assert "zaterdag" not in sent.body, "what is proposed stays behind the door"


def test_no_mail_to_who_answered_meanwhile_or_has_no_address(table: World, mailoutbox: list[Any]) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal)
    after_reminding(table, proposal, "ineke")
    after_reminding(table, proposal, "joop")
    assert mailoutbox == []


def test_the_job_is_written_with_the_reminder_and_carries_no_address(table: World) -> None:
    proposal = a_proposal(table)
    with later(days=3), acting(table.who("bakker")):
        commands.remind(actor=table.who("bakker"), proposal=proposal, person=table.people["ineke"])
        with connection.cursor() as cursor:
            cursor.execute("select task_name, args::text from procrastinate_jobs")
            jobs = [args for name, args in cursor.fetchall() if name.endswith("mail_reminder")]
    (args,) = jobs
    assert str(proposal) in args
    assert "voorbeeld" not in args
