"""Own counts: once per quarter, true sums, and frozen."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from kanteling.apps.neighbourhood.commands import publishing
from kanteling.apps.neighbourhood.commands.publishing import Topic, publish
from kanteling.apps.neighbourhood.models import PublishedCell
from kanteling.apps.neighbourhood.rules.publishing import (
    NoPublishing,
    last_over,
    quarter_in,
    table,
    tree_of,
    why_not_publish,
)
from kanteling.apps.neighbourhood.tests.makers import bring, log_in, manager_of, resident_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

APRIL = datetime(2026, 4, 2, 9, tzinfo=UTC)
MANAGER = {Role.FUNCTIONAL_MANAGER}
CODES = ("WK026801", "WK026802", "BU02680101", "BU02680102")


def test_a_quarter_is_published_after_it_ended_and_once() -> None:
    first = quarter_in("2026K1")
    assert why_not_publish(set(), first, date(2026, 4, 1), done=False, areas=True) == (NoPublishing.NOT_MANAGER,)
    assert why_not_publish(MANAGER, first, date(2026, 3, 31), done=False, areas=True) == (NoPublishing.NOT_OVER,)
    assert why_not_publish(MANAGER, first, date(2026, 4, 1), done=True, areas=True) == (NoPublishing.DONE,)
    assert why_not_publish(MANAGER, quarter_in("2026K5"), date(2026, 4, 1), done=False, areas=True) == (
        NoPublishing.ODD,
    )
    assert why_not_publish(MANAGER, first, date(2026, 4, 1), done=False, areas=True) == ()


def test_the_last_quarter_over_in_january_is_of_the_year_before() -> None:
    assert last_over(date(2026, 1, 5)).code == "2025K4"
    assert last_over(date(2026, 12, 31)).code == "2026K3"


def test_what_belongs_to_a_wijk_itself_makes_sums_true_and_is_never_told() -> None:
    tree = tree_of(CODES)
    assert tree is not None
    cells, unseen = table(tree, {"WK026801": 3, "BU02680101": 20, "WK026802": 7}, "2026K1")
    assert cells["GM0268", "2026K1"] == 30
    assert cells["WK026801", "2026K1"] == 23
    assert ("WK026801~", "2026K1") in unseen


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Two wijken and two buurten, in which so many people were counted."""
    manager = manager_of()
    bring(manager, "code,name\n" + "".join(f"{code},Gebied {code[-2:]}\n" for code in CODES), name="w_2025.csv")
    counts = {"BU02680101": 41, "BU02680102": 9, "WK026802": 63}
    topic = Topic("many", "Mensen met een plan", "Niet hoe het gaat.", lambda actor, quarter: counts)
    monkeypatch.setattr(publishing, "_topics", {"many": topic})
    return manager


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
def test_people_who_spoke_up_are_counted_per_area_and_told_by_the_manager(client: Client) -> None:
    manager = manager_of()
    bring(
        manager,
        "code,name,vertrouwen\n" + "".join(f"{code},G {code[-2:]},50\n" for code in CODES),
        name="w_2025.csv",
    )
    with clock.at(datetime(2026, 2, 1, tzinfo=UTC)):
        for _ in range(12):
            log_in(client, resident_of(manager))
            client.post("/wijk/BU02680101/kies/", {"indicator": ["trust_share"]})
    with clock.at(APRIL):
        log_in(client, manager.person)
        assert "Publiceer 2026K1" in client.get("/wijk/BU02680101/aantallen/").content.decode()
        assert client.post("/wijk/BU02680101/aantallen/publiceer/", {"quarter": "2026K1"}).status_code == 303
        page = client.get("/wijk/BU02680101/aantallen/").content.decode()
        assert "2026, kwartaal 1" in page
        assert "vertelden of kozen" in page
