"""Own counts: once per quarter, true sums, and frozen."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from kanteling.apps.neighbourhood.commands import publishing
from kanteling.apps.neighbourhood.commands.choosing import choose
from kanteling.apps.neighbourhood.commands.publishing import Topic, publish
from kanteling.apps.neighbourhood.models import Publication, PublishedCell
from kanteling.apps.neighbourhood.reactions import publish_on_the_calendar
from kanteling.apps.neighbourhood.rules.publishing import (
    NoPublishing,
    fits,
    last_over,
    next_over,
    quarter_in,
    table,
    tree_of,
    waiting,
    why_not_publish,
)
from kanteling.apps.neighbourhood.tests.makers import bring, log_in, manager_of, resident_of
from kanteling.apps.people.public import actor_of
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

APRIL = datetime(2026, 4, 15, 9, tzinfo=UTC)
MANAGER = {Role.FUNCTIONAL_MANAGER}
CODES = ("WK026801", "WK026802", "BU02680101", "BU02680102")


def test_a_quarter_is_published_on_its_day_and_once() -> None:
    first, day, before = quarter_in("2026K1"), date(2026, 4, 15), date(2026, 4, 14)
    assert why_not_publish(set(), first, day, done=False, areas=True) == (NoPublishing.NOT_MANAGER,)
    assert why_not_publish(MANAGER, first, before, done=False, areas=True) == (NoPublishing.NOT_OVER,)
    assert why_not_publish(MANAGER, first, day, done=True, areas=True) == (NoPublishing.DONE,)
    assert why_not_publish(MANAGER, quarter_in("2026K5"), day, done=False, areas=True) == (NoPublishing.ODD,)
    assert why_not_publish(MANAGER, first, day, done=False, areas=True) == ()


def test_the_calendar_knows_what_stands_what_waits_and_what_comes() -> None:
    assert last_over(date(2026, 1, 14)).code == "2025K3"
    assert last_over(date(2026, 1, 15)).code == "2025K4"
    assert (next_over(date(2026, 1, 14)).code, next_over(date(2026, 1, 15)).code) == ("2025K4", "2026K1")
    assert next_over(date(2026, 12, 31)).day == date(2027, 1, 15)
    assert [quarter.code for quarter in waiting(date(2026, 5, 1), set())] == ["2026K1"]
    assert [quarter.code for quarter in waiting(date(2026, 5, 1), {"2025K2", "2025K4"})] == ["2025K3", "2026K1"]
    assert waiting(date(2026, 5, 1), {"2026K1"}) == ()


def test_what_was_told_no_longer_fits_when_people_were_erased() -> None:
    assert fits({("w", "1"): 12}, {("w", "1"): 10})
    assert not fits({("w", "1"): 7}, {("w", "1"): 10})


def test_what_belongs_to_a_wijk_itself_makes_sums_true_and_is_never_told() -> None:
    tree = tree_of(CODES)
    assert tree is not None
    cells, unseen = table(tree, {"WK026801": 3, "BU02680101": 20, "WK026802": 7}, "2026K1")
    assert cells["GM0268", "2026K1"] == 30
    assert cells["WK026801", "2026K1"] == 23
    assert ("WK026801~", "2026K1") in unseen
    newer, _ = table(tree, {"BU02680199": 4, "WK026899": 5}, "2026K1")
    assert (newer["WK026801", "2026K1"], newer["GM0268", "2026K1"]) == (4, 9)


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Two wijken and two buurten, in which so many people were counted."""
    with clock.at(datetime(2025, 6, 1, tzinfo=UTC)):
        manager = manager_of()
    bring(manager, "code,name\n" + "".join(f"{code},Gebied {code[-2:]}\n" for code in CODES), name="w_2025.csv")
    counts = {"BU02680101": 41, "BU02680102": 9, "WK026802": 63}
    topic = Topic("many", "Mensen met een plan", "Niet hoe het gaat.", lambda actor, quarter: counts)
    monkeypatch.setattr(publishing, "_topics", {"many": topic})
    return manager


def do(person: PersonId, command: Any, **named: Any) -> None:
    """Let someone do something."""
    actor = actor_of(person, Channel.PAGE)
    with acting(actor):
        command(actor=actor, **named)


@pytest.mark.django_db
def test_a_published_table_is_rounded_hidden_and_frozen(client: Client, town: Actor) -> None:
    with clock.at(APRIL):
        with acting(town):
            publish(actor=town, quarter="2026K1")
            cells = {cell.code: cell.shown for cell in PublishedCell.objects.visible_to(town)}
        assert cells["BU02680102"] is None
        assert (cells["BU02680101"], cells["WK026802"]) == (40, 65)
        assert all(shown is None or shown % 5 == 0 for shown in cells.values())
        with acting(town), pytest.raises(Refused):
            publish(actor=town, quarter="2026K1")
        log_in(client, resident_of(town))
        page = client.get("/wijk/WK026801/aantallen/").content.decode()
        assert "verborgen" in page
        assert "Mensen met een plan" in page
        assert "Publiceer" not in page
        assert client.post("/wijk/WK026801/aantallen/publiceer/", {"quarter": "2026K1"}).status_code == 409


@pytest.mark.django_db
def test_the_calendar_publishes_by_itself_and_the_year_with_its_last_quarter(town: Actor) -> None:
    for month in (4, 7, 10, 12):
        with clock.at(datetime(2026, month, 20, 5, tzinfo=UTC)):
            publish_on_the_calendar(timestamp=0)
            publish_on_the_calendar(timestamp=0)
    with acting(town):
        told = PublishedCell.objects.visible_to(town).filter(code="WK026802", shown__isnull=False)
        assert not told.filter(publication__quarter="2026").exists()
    with clock.at(datetime(2027, 1, 15, 5, tzinfo=UTC)):
        publish_on_the_calendar(timestamp=0)
    with acting(town):
        assert Publication.objects.visible_to(town).count() == 5
        assert told.get(publication__quarter="2026").shown == 250
        hidden = PublishedCell.objects.visible_to(town).filter(publication__quarter="2026", shown=None)
        assert set(hidden.values_list("code", flat=True)) >= {"GM0268~", "WK026801~"}


@pytest.mark.django_db
def test_nobody_counts_less_than_a_whole_quarter_that_is_over(town: Actor) -> None:
    with clock.at(APRIL):
        for who, start in ((town, "2026-01-01"), (town, "2026-01-02"), (town, "2026-04-01"), (None, "2026-01-01")):
            for what in ("told", "chosen"):
                with acting(who), connection.cursor() as cursor:
                    if (who, start) == (town, "2026-01-01"):
                        cursor.execute(f"select * from kanteling.{what}(%s)", [start])
                    else:
                        with pytest.raises(ProgrammingError), transaction.atomic():
                            cursor.execute(f"select * from kanteling.{what}(%s)", [start])


@pytest.mark.django_db
def test_what_residents_chose_is_told_from_the_calendar_and_never_live(client: Client) -> None:
    manager = manager_of()
    bring(
        manager,
        "code,name,vertrouwen\n" + "".join(f"{code},G {code[-2:]},50\n" for code in CODES),
        name="w_2025.csv",
    )
    people = [resident_of(manager) for _ in range(12)]
    with clock.at(datetime(2026, 2, 1, tzinfo=UTC)):
        for at, person in enumerate(people):
            for code in CODES[1:]:
                do(person, choose, code=code, indicators={"trust_share"} | ({"green_share"} if at < 6 else set()))
        log_in(client, people[0])
        assert "Vanaf tien mensen" in client.get("/wijk/BU02680101/profiel/").content.decode()
    with clock.at(APRIL):
        log_in(client, manager.person)
        assert "Publiceer 2026K1" in client.get("/wijk/BU02680101/aantallen/").content.decode()
        assert client.post("/wijk/BU02680101/aantallen/publiceer/", {"quarter": "2026K1"}).status_code == 303
        page = client.get("/wijk/BU02680101/profiel/").content.decode()
        assert "ongeveer 10 mensen kozen dit" in page
        assert "groen" not in page.split("wijk-matter")[1].split("</dl>")[0].lower()
        counts = client.get("/wijk/BU02680101/aantallen/").content.decode()
        assert "2026, kwartaal 1" in counts
        assert "15 juli" in counts
        for person in people[:8]:
            do(person, choose, code="BU02680101", indicators=set())
        assert "ongeveer 10 mensen kozen dit" in client.get("/wijk/BU02680101/profiel/").content.decode()
