"""Nothing goes out by any way to who may not read it: every address, as page, fragment, list, file and answer to a
form; every mail, live event, job and line in the log; every address and title of a page.

The ways are found, not listed: an address that is new tomorrow is walked tomorrow. What may be read is asked from the
definition of the walls, never from a queryset or a policy.
"""

import io
import json
import logging
import os
import random
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pypdf
import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from tests.house.budgets import ALL, Visit
from tests.house.marked import WORD, Marked, both_roles, helper_for, marked_world, past_the_walls, someone
from tests.house.test_budgets import addresses, named

from kanteling.apps.people.commands import account_for_person
from kanteling.apps.people.models import Circle, Person, Seat
from kanteling.config import live
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.walls import Anyone
from kanteling.platform.jobs import app as jobs
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.slow

SEEDS = range(int(os.environ.get("KANTELING_CHANNELS", "1")))
TABLES_PER_ADDRESS = 2
PEOPLE_PER_ADDRESS = 7
TRIES_PER_FORM = 3
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ADDRESS = re.compile(r"""(?:href|src|action|hx-[a-z]+|formaction)\s*=\s*["']([^"']*)["']""")
_ABOUT_A_PERSON = ("tel:", "mailto:", "#", "data:")


@dataclass
class Someone:
    """Who looks: with whose rights, in which browser, and which words that one may read."""

    name: str
    actor: Actor | None
    browser: Client
    may: set[str]


@dataclass
class Found:
    """What went wrong, and which words were read by whoever may."""

    leaks: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)


@pytest.fixture(name="marked", params=SEEDS, scope="module")
def _marked(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Marked]:
    with django_db_blocker.unblock(), both_roles(os.environ["KANTELING_TEST_SUPER_URL"]):
        logging.disable(logging.NOTSET)
        yield marked_world(request.param)


def everyone(marked: Marked) -> list[Someone]:
    """Each person of the world who is named, nobody, and one who acts for another."""
    found = [Someone("nobody", None, Client(), set())]
    for name in marked.busy.people:
        actor = marked.facts.actor(someone(marked, name))
        found.append(Someone(name, actor, browser_of(marked, name), marked.may_read(actor)))
    helping, own = helper_for(marked, "ineke", "bakker"), marked.facts.actor(someone(marked, "ineke"))
    browser = browser_of(marked, "ineke")
    session = browser.session
    session["acting_for"] = str(marked.busy.people["bakker"])
    session.save()
    names = {word for word in marked.may_read(own) if marked.cells[word].model.__name__ in ("Person", "Mandate")}
    return [*found, Someone("ineke for bakker", helping, browser, marked.may_read(helping) | names)]


def browser_of(marked: Marked, name: str) -> Client:
    """A browser in which someone is logged in."""
    browser = Client()
    browser.force_login(account_for_person(person=marked.busy.people[name]))
    return browser


def places(marked: Marked, pattern: URLPattern, draw: random.Random, who: Someone) -> list[dict[str, Any]]:
    """What an address can name: at a table where this one may read, and at one that is drawn."""
    names = set(pattern.pattern.regex.groupindex)
    if not names:
        return [{}]
    usual = named(marked.busy, pattern)
    readable = sorted(who.actor.circles(Part.PLAN) | who.actor.circles(Part.STORY)) if who.actor else []
    tables = draw.sample(readable, min(1, len(readable)))
    tables += draw.sample(sorted(set(marked.facts.circles) - set(tables)), TABLES_PER_ADDRESS - len(tables))
    return [usual | {name: thing(marked, name, table, draw, usual.get(name)) for name in names} for table in tables]


def thing(marked: Marked, name: str, circle: UUID, draw: random.Random, usual: Any) -> Any:
    """One thing of this kind that stands at this table; what is usual where the table has none."""
    if name == "circle":
        return circle
    if usual is not None and not isinstance(usual, UUID):
        return usual
    for model, rows in marked.facts.rows.items():
        if model.__name__.lower() == name:
            here = [row["id"] for row in rows if row.get("circle_id", circle) == circle]
            return draw.choice(here) if here else usual
    return usual


def text_of(answer: Any) -> str:
    """Everything in an answer that can be read: also inside a PDF, a sheet or a zip."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if "pdf" in kind:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as parcel:
            return "\n".join(parcel.read(each).decode("utf-8", "replace") for each in parcel.namelist())
    return str(body.decode("utf-8", "replace"))


def look(marked: Marked, who: Someone, where: str, answer: Any, found: Found) -> None:
    """Judge one answer: its text by who reads it; its addresses, titles and file names by nobody."""
    text = text_of(answer)
    for word in set(WORD.findall(text)):
        if word in who.may or acted_before(marked, who, word):
            found.read.add(word)
        else:
            found.leaks.add(f"{who.name} read {marked.cells[word]} at {where}")
    outside = [
        answer.headers.get(name, "") for name in ("Location", "Content-Disposition", "HX-Redirect", "HX-Location")
    ]
    if "html" in answer.headers.get("Content-Type", ""):
        outside += _TITLE.findall(text)
        outside += [each for each in _ADDRESS.findall(text) if not each.startswith(_ABOUT_A_PERSON)]
    for word in {word for each in outside for word in WORD.findall(each)}:
        found.leaks.add(f"an address or title holds {marked.cells[word]} at {where}")


def acted_before(marked: Marked, who: Someone, word: str) -> bool:
    """Whether this is the name of someone who did what stands in a line of the journal that this one may read by now."""
    cell = marked.cells[word]
    if who.actor is None or (cell.model, cell.column) != (Person, "called"):
        return False
    with past_the_walls() as cursor:
        cursor.execute("select * from platform_journal where hand_id = %s", [cell.row])
        names = [column[0] for column in cursor.description]
        lines = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return any(marked.facts.holds(JournalEntry.wall.read, who.actor, line) for line in lines)


def go(who: Someone, where: str, visit: Visit | None, data: dict[str, Any], fragment: bool) -> Any:
    """One request, as a whole page or as a fragment of one."""
    headers = {"HX-Request": "true"} if fragment else {}
    method = visit.method if visit else "get"
    if method in ("json", "put", "delete") or (method == "post" and where.startswith("/api/")):
        send = getattr(who.browser, "post" if method == "json" else method)
        return send(where, data, content_type="application/json", headers=headers)
    return getattr(who.browser, method)(where, data, headers=headers)


def mails_and_jobs(marked: Marked, found: Found, since: int) -> None:
    """Do the work that waits; judge what it carries, and each mail by who gets it."""
    with past_the_walls() as cursor:
        cursor.execute(
            "select id, task_name, args::text from procrastinate_jobs where id > %s order by id", [since]
        )
        waiting = cursor.fetchall()
    for _, name, carried in waiting:
        if WORD.search(carried):
            found.leaks.add(f"a job {name} carries what someone wrote")
        task = jobs.tasks[name]
        arguments = json.loads(carried)
        if "person" in arguments:
            task.func(**arguments)
    for message in mail.outbox:
        judge(marked, message, found)
    mail.outbox.clear()


def judge(marked: Marked, message: Any, found: Found) -> None:
    """A mail: nothing about a person in its subject, and in its text only what its reader may read."""
    if WORD.search(message.subject):
        found.leaks.add(f"a subject says {message.subject}")
    emails = {row["email"].lower(): row["id"] for model, rows in marked.facts.rows.items() for row in rows
              if model.__name__ == "Person" and row["email"]}  # fmt: skip
    reader = emails.get(message.to[0].lower())
    may = (
        marked.may_read(marked.facts.actor(next(each for each in marked.facts.people if each.id == reader)))
        if reader
        else set()
    )
    for word in set(WORD.findall(message.body + "".join(str(body) for body, _ in message.alternatives))):
        found.read.add(word)
        if word not in may and str(marked.cells[word]) not in IN_AN_INVITATION:
            found.leaks.add(f"a mail tells {marked.cells[word]}: {message.subject}")


IN_AN_INVITATION = {"people_circle.called", "people_seat.called", "people_seat.why"}
"""What an invitation must say to be understood: whose table it is, who asks, how one is called there, and why."""


@contextmanager
def broken(*tables: Any) -> Iterator[None]:
    """The walls around some tables taken away, in Django and in the database."""
    former = [table.wall for table in tables]
    with transaction.atomic():
        with past_the_walls() as cursor:
            for table in tables:
                cursor.execute(f"alter policy wall_select on {table._meta.db_table} using (true)")
                table.wall = replace(table.wall, read=Anyone())
        try:
            yield
        finally:
            for table, wall in zip(tables, former, strict=True):
                table.wall = wall
            transaction.set_rollback(True)


class Lines(logging.Handler):
    """Keeps whatever is logged, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(logging.Formatter().format(record) + repr(record.__dict__.get("msg")))


def heard(said: list[str]) -> Any:
    """Listens to what is told to other phones while statements run."""

    def execute(run: Any, statement: str, values: Any, *rest: Any) -> Any:
        if "pg_notify" in statement:
            said.append(str(values))
        return run(statement, values, *rest)

    return connection.execute_wrapper(execute)


def walk(marked: Marked, seed: int, people: list[Someone], only: str = "") -> Found:
    """Everyone, along every address, as a page and as a form."""
    found, draw, lines, told = Found(), random.Random(seed), Lines(), list[str]()
    root = logging.getLogger()
    root.addHandler(lines)
    with heard(told):
        for name, pattern in addresses(get_resolver()):
            if only not in name:
                continue
            for who in draw.sample(people, PEOPLE_PER_ADDRESS):
                for kwargs in places(marked, pattern, draw, who):
                    visit_page(marked, who, name, kwargs, found, draw)
            visit = ALL.get(name)
            if visit is not None and visit.method != "get":
                for who in draw.sample(people, TRIES_PER_FORM):
                    for kwargs in places(marked, pattern, draw, who)[:1]:
                        visit_form(marked, who, name, kwargs, found, visit)
    root.removeHandler(lines)
    for each in lines.said:
        if WORD.search(each):
            found.leaks.add(f"a log holds {WORD.findall(each)}: {each[:200]}")
    found.leaks |= {f"a live event holds {each}" for each in told if WORD.search(each)}
    return found


def visit_page(
    marked: Marked, who: Someone, name: str, kwargs: dict[str, Any], found: Found, draw: random.Random
) -> None:
    visit = ALL.get(name)
    where = reverse(name, kwargs=kwargs) + (visit.query if visit else "")
    with transaction.atomic():
        look(marked, who, where, go(who, where, None, {}, draw.random() < 0.3), found)
        transaction.set_rollback(True)


def visit_form(marked: Marked, who: Someone, name: str, kwargs: dict[str, Any], found: Found, visit: Visit) -> None:
    where = reverse(name, kwargs=kwargs)
    with transaction.atomic():
        last = last_job()
        answer = go(who, where, visit, visit.data(marked.busy), False)
        look(marked, who, f"{visit.method} {where}", answer, found)
        mails_and_jobs(marked, found, last)
        transaction.set_rollback(True)


def last_job() -> int:
    with past_the_walls() as cursor:
        cursor.execute("select coalesce(max(id), 0) from procrastinate_jobs")
        return int(cursor.fetchone()[0])


def test_every_way_out_tells_only_what_its_reader_may_read(marked: Marked) -> None:
    found = walk(marked, 1, everyone(marked))
    assert sorted(found.leaks) == []
    unread = {cell.column for cell in marked.cells.values()} - {marked.cells[word].column for word in found.read}
    assert len(found.read) > len(marked.cells) / 2, f"too little was read to say anything; never: {unread}"


def test_every_mail_tells_only_what_its_reader_may_read(marked: Marked) -> None:
    found = Found()
    with transaction.atomic():
        mails_and_jobs(marked, found, 0)
        transaction.set_rollback(True)
    assert sorted(found.leaks) == []
    assert found.read, "no mail went out"


def test_a_wall_that_is_taken_away_is_noticed(marked: Marked) -> None:
    """The walk itself can fail: without the wall around seats and circles, names go out to whoever asks."""
    people = everyone(marked)
    assert not walk(marked, 2, people, "people:circle").leaks
    with broken(Circle, Seat):
        leaks = walk(marked, 2, people, "people:circle").leaks
    assert any("people_seat.called" in leak for leak in leaks)


def test_whoever_listens_at_a_table_sits_there(marked: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Live events carry identifiers only, and go to whom the definition lets read the plan."""
    monkeypatch.setattr(live.connection, "close", lambda: None)
    for who in everyone(marked):
        session = who.browser.session.session_key or ""
        for circle in marked.facts.circles:
            heard = live.access(session, circle, first=True)
            meant = who.actor is not None and who.actor.may(Part.PLAN, CircleId(circle))
            assert (heard is not None) == meant, (who.name, circle)
            if heard is not None and who.actor is not None:
                assert heard.may(Part.DECIDE, CircleId(circle)) == who.actor.may(Part.DECIDE, CircleId(circle))
