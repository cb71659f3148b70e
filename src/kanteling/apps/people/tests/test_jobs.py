"""Work for after the commit: written with the change, done with the rights of whoever asked, and no more than ids."""

import json
import os
import socket
import subprocess
import sys
from email import message_from_string, policy
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from kanteling.apps.people.commands import end_access
from kanteling.apps.people.tests.makers import asks, town
from kanteling.foundation.actor import Actor, Channel
from kanteling.platform import jobs
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
seen: list[tuple[Actor, UUID]] = []


@jobs.job("kanteling.tests.look")
def look(actor: Actor, *, thing: UUID) -> None:
    seen.append((actor, thing))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def waiting() -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute("select args from procrastinate_jobs where status = 'todo' order by id")
        found = [row[0] for row in cursor.fetchall()]
    return [row if isinstance(row, dict) else json.loads(row) for row in found]


def test_a_job_is_there_with_the_change_or_not_at_all() -> None:
    made = town()
    before = len(waiting())
    with acting(made.who("bakker")):
        with transaction.atomic():
            jobs.defer(made.who("bakker"), look, thing=uuid4())
            transaction.set_rollback(True)
        assert len(waiting()) == before
        jobs.defer(made.who("bakker"), look, thing=uuid4())
    assert len(waiting()) == before + 1


def test_a_job_carries_identifiers_only() -> None:
    made = town()
    asks(made, "ahmed", way="mail", sent_to="ahmed@example.org")
    for args in waiting():
        assert "ahmed" not in json.dumps(args).lower()
        for value in (args["person"], args["hand"], *dict(args["ids"]).values()):  # type: ignore[call-overload]
            assert UUID(str(value))


def test_a_job_runs_with_the_rights_that_its_asker_has_by_then() -> None:
    made = town()
    samira, thing = made.who("samira"), uuid4()
    jobs._work(look.run, str(samira.person), str(samira.hand), {"thing": str(thing)})
    actor, found = seen.pop()
    assert (actor.person, actor.channel, found) == (samira.person, Channel.JOB, thing)
    assert actor.access
    with acting(made.who("bakker")):
        end_access(actor=made.who("bakker"), circle=made.circle, person=samira.person)
    jobs._work(look.run, str(samira.person), str(samira.hand), {"thing": str(thing)})
    assert seen.pop()[0].access == {}


def test_a_job_of_someone_unknown_does_nothing() -> None:
    jobs._work(look.run, str(uuid4()), str(uuid4()), {"thing": str(uuid4())})
    assert seen == []


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_the_mail_of_an_invitation_through_real_smtp() -> None:
    from aiosmtpd.controller import Controller

    class Postbox:
        letters: list[tuple[list[str], str]] = []

        async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
            content = envelope.content.decode()  # type: ignore[attr-defined]
            self.letters.append((envelope.rcpt_tos, content))  # type: ignore[attr-defined]
            return "250 OK"

    with transaction.atomic():
        made = town()
        asked = asks(made, "ahmed", way="mail", sent_to="ahmed@example.org")
    postbox = Postbox()
    server = Controller(postbox, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        port = server.port
        there = {
            "KANTELING_SMTP_HOST": "127.0.0.1",
            "KANTELING_SMTP_PORT": str(port),
            "KANTELING_URL": "https://k.example",
        }
        done = subprocess.run(
            [sys.executable, "-m", "django", "worker", "--once"],
            env={**os.environ, **there, "PYTHONPATH": os.pathsep.join(["src", "."])},
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
    finally:
        server.stop()
    ((to, content),) = postbox.letters
    assert to == ["ahmed@example.org"]
    letter = message_from_string(content, policy=policy.default)
    assert "Bakker" not in str(letter.items())
    assert letter["Subject"] == "U wordt ergens bij gevraagd"
    text = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Meneer Bakker vraagt u in de kring." in text
    assert "https://k.example/uitnodiging/" in text
    assert asked.code not in text, "the code is made when the mail goes"
    assert letter.get_body(("html",)) is not None
    assert waiting() == []
